import { asProblem, type ApiProblem } from "./problem";

/** Something loaded from the service, with what came of it. Its fields are reactive. */
export interface Resource<Data> {
  readonly data: Data | undefined;
  readonly problem: ApiProblem | undefined;
  readonly loading: boolean;
  reload: () => void;
}

/**
 * Loads now, and again whenever state changes that `load` reads before its first `await`. The
 * last data stay while new ones load, and an answer that was overtaken by a later call is
 * dropped. To be called while a component is set up.
 */
export function resource<Data>(load: () => Promise<Data>): Resource<Data> {
  let data = $state.raw<Data>();
  let problem = $state.raw<ApiProblem>();
  let loading = $state(true);
  let turn = $state(0);
  let latest = 0;

  $effect(() => {
    void turn;
    latest += 1;
    const mine = latest;
    loading = true;
    load().then(
      (found) => {
        if (mine !== latest) return;
        data = found;
        problem = undefined;
        loading = false;
      },
      (reason: unknown) => {
        if (mine !== latest) return;
        problem = asProblem(reason);
        loading = false;
      },
    );
  });

  return {
    get data() {
      return data;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    reload: () => (turn += 1),
  };
}
