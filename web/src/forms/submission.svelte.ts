import { asProblem, type ApiProblem } from "../api/problem";
import type { FieldError } from "../api/types";
import { randomKey } from "./randomKey";

/** One form on its way to the service: what it answered, and whether it is still at it. */
export class Submission {
  errors = $state.raw<FieldError[]>([]);
  problem = $state.raw<ApiProblem>();
  sending = $state(false);
  /** Counts the attempts that failed, so that the page can move the focus at each. */
  failures = $state(0);
  // The same key for the same attempt: pressing the button again saves nothing twice.
  #key = randomKey();

  async send<Saved>(call: (idempotencyKey: string) => Promise<Saved>): Promise<Saved | undefined> {
    if (this.sending) return undefined;
    this.sending = true;
    try {
      const saved = await call(this.#key);
      this.errors = [];
      this.problem = undefined;
      return saved;
    } catch (reason) {
      const problem = asProblem(reason);
      this.errors = problem.errors;
      this.problem = problem;
      this.failures += 1;
      // The service answered, so what is sent next is a new attempt.
      if (problem.status > 0) this.#key = randomKey();
      return undefined;
    } finally {
      this.sending = false;
    }
  }
}
