/** Words for weights: three places on a slider, each with the factor that it asks the service for. */

export const steps = ["less", "normal", "more"] as const;

export type Step = (typeof steps)[number];

const factors: Record<Step, number> = { less: 0.5, normal: 1, more: 2 };

/** The factor of a step, within the bounds that the service publishes. */
export function factorOf(step: Step, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, factors[step]));
}

/** The word for a factor, such as one from somebody's link. */
export function stepOf(factor: number): Step {
  if (factor < 1) return "less";
  return factor > 1 ? "more" : "normal";
}
