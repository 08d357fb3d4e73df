import { asProblem, type ApiProblem } from "./problem";
import { resource } from "./resource.svelte";

interface Page<Item> {
  items: Item[];
  next_cursor?: string | null | undefined;
}

/**
 * A list that grows page by page. It starts anew whenever state changes that `load` reads
 * before its first `await`.
 */
export function paged<Item, Answer extends Page<Item>>(
  load: (cursor: string | undefined) => Promise<Answer & Page<Item>>,
) {
  let more = $state.raw<Item[]>([]);
  let cursor = $state.raw<string | null | undefined>();
  let moreProblem = $state.raw<ApiProblem>();
  let loadingMore = $state(false);

  const first = resource(async () => {
    const page = await load(undefined);
    more = [];
    cursor = page.next_cursor;
    moreProblem = undefined;
    return page;
  });

  return {
    /** The first page, with whatever the service sent beside the items. */
    get first() {
      return first.data;
    },
    get items(): Item[] {
      return [...(first.data?.items ?? []), ...more];
    },
    get loading() {
      return first.loading;
    },
    get loadingMore() {
      return loadingMore;
    },
    get problem() {
      return first.problem ?? moreProblem;
    },
    get hasMore() {
      return Boolean(cursor);
    },
    reload: first.reload,
    /** Loads the next page. */
    async more() {
      if (!cursor || loadingMore) return;
      const from = cursor;
      loadingMore = true;
      try {
        const page = await load(from);
        // The list may have started anew meanwhile; its cursor then is another.
        if (cursor !== from) return;
        more = [...more, ...page.items];
        cursor = page.next_cursor;
        moreProblem = undefined;
      } catch (reason) {
        moreProblem = asProblem(reason);
      } finally {
        loadingMore = false;
      }
    },
  };
}
