/** Steps that read well (1, 2 or 5 times a power of ten) from at most `low` to at least `high`. */
export function ticks(low: number, high: number, about = 5): number[] {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Multiples instead of sums, so that no 0.30000000000000004 comes out.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** A straight map from one range of numbers to another. */
export function linear(from: [number, number], to: [number, number]) {
  const factor = (to[1] - to[0]) / (from[1] - from[0] || 1);
  return (value: number) => to[0] + (value - from[0]) * factor;
}

/** The `d` of an SVG path through points. */
export function line(points: [number, number][]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}
