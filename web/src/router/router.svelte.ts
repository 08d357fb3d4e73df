import { matchRoute } from "./routes";

function read() {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

const start = read();
let path = $state(start.path);
let query = $state.raw(start.query);
const route = $derived(matchRoute(path));

/** The current address. Its fields are reactive. */
export const router = {
  get path() {
    return path;
  },
  get query() {
    return query;
  },
  get route() {
    return route;
  },
};

interface NavigateOptions {
  /** Change the address without a new entry in the browser's history. */
  replace?: boolean;
  /** Stay where the reader is on the page: for a change of filters, not of page. */
  keepScroll?: boolean;
}

/** Go to an address of this application. */
export function navigate(
  to: string,
  { replace = false, keepScroll = false }: NavigateOptions = {},
) {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  update();
  if (!keepScroll) scrollTo(0, 0);
}

function update() {
  const now = read();
  path = now.path;
  query = now.query;
}

/** Follow links inside the application without loading the page anew. */
function followLink(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin)
    return;
  // The service answers these itself.
  if (/^\/(api|health)(\/|$)/.test(link.pathname)) return;
  // A place on the same page is the browser's business.
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}

/** Listen to clicks and to the back button; gives the function that stops listening. */
export function startRouter(): () => void {
  document.addEventListener("click", followLink);
  addEventListener("popstate", update);
  return () => {
    document.removeEventListener("click", followLink);
    removeEventListener("popstate", update);
  };
}
