/** Confidence is a whole number from 0 to 100 everywhere. */
export const confidenceBands = ['high', 'medium', 'ask'] as const;
export type ConfidenceBand = (typeof confidenceBands)[number];

export const HIGH_CONFIDENCE = 90;
export const MEDIUM_CONFIDENCE = 60;

/** 90 and more is high, 60 to 89 medium, anything below asks. */
export function confidenceBand(confidence: number): ConfidenceBand {
  if (confidence >= HIGH_CONFIDENCE) return 'high';
  return confidence >= MEDIUM_CONFIDENCE ? 'medium' : 'ask';
}

/** Accepts 0.9 as well as 90, as the CLI and the page both do. */
export function toConfidence(value: number): number {
  const scaled = value > 0 && value <= 1 ? value * 100 : value;
  return Math.max(0, Math.min(100, Math.round(scaled)));
}
