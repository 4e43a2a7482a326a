/** Largest plan file that is read, in bytes; also the most that the files of one plan may have together. */
export const PLAN_BYTES_MAX = 8 * 1024 * 1024;
