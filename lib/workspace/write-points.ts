/** The writes of an attempt in their order; a crash may come before and after each. */
export const writePoints = ['starting', 'spawn', 'pid', 'outcome', 'mirror'] as const;
export type WritePoint = `${'before' | 'after'}-${(typeof writePoints)[number]}`;

/**
 * Hears of each write point. For tests that end the process there: nothing in the environment or in a project can set
 * it, only the program that opens the workspace.
 */
export type AtPoint = (point: WritePoint) => void;
