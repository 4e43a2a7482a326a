/** What work will probably take and cost, by what the same commands took in this project before. */
export type Estimate = {
  /** Tasks left to do, and how many of them have a history. */
  tasks: number;
  known: number;
  /** Milliseconds of work, and US dollars, over those that are known; null when none is. */
  ms: number | null;
  usd: number | null;
};
