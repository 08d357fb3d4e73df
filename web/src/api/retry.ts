import { ApiProblem } from "./problem";

/**
 * Tries a call again while it answers "not found": what was saved a moment ago is findable
 * within about a second.
 */
export async function untilFound<Data>(
  call: () => Promise<Data>,
  { attempts = 4, pauseMs = 400 } = {},
): Promise<Data> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await call();
    } catch (reason) {
      const missing = reason instanceof ApiProblem && reason.status === 404;
      if (!missing || left <= 1) throw reason;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
