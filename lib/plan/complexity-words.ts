const known = new Set(
  (
    'easy medium hard low moderate high trivial simple complex critical minor major small large ' +
    'junior mid middle senior expert xs s m l xl xxl 1 2 3 4 5 6 7 8 9 10'
  ).split(' '),
);

/** Whether a text says how hard a task is; only its first word counts, so `Mid (4 hours)` and `mid-level` do too. */
export function isComplexity(text: string): boolean {
  const word = /^[\p{L}\p{N}]{1,20}/u.exec(text.trim())?.[0];
  return word !== undefined && known.has(word.toLowerCase());
}
