import type { Forecast } from "../../api/types";

export type Verdict = "better" | "same" | "worse";

/** How a forecast did in its back-test beside the naive method; a tenth of a point is no difference. */
export function verdict(
  backtest: Pick<NonNullable<Forecast["backtest"]>, "smape" | "smape_naive">,
): Verdict {
  const difference = backtest.smape_naive - backtest.smape;
  if (Math.abs(difference) < 0.1) return "same";
  return difference > 0 ? "better" : "worse";
}
