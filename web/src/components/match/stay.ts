import { navigate } from "../../router/router.svelte";

/**
 * For links that change how a list is made and not the page: the reader stays where she is. What
 * opens a new tab is left to the browser.
 */
export function stay(event: MouseEvent) {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  navigate(link.pathname + link.search, { keepScroll: true });
}
