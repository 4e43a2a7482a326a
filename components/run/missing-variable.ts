const name = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

/** The environment variable that a failure speaks of, if it names one: the last such name, where causes stand. */
export function missingVariable(...texts: (string | null | undefined)[]): string | null {
  const lines = texts.flatMap((text) => text?.split('\n') ?? []);
  const telling = lines.filter((line) => /not set|not found|missing|required|undefined|unset/i.test(line));
  for (const line of telling.reverse()) {
    const found = (line.match(name) ?? []).filter((word) => !word.startsWith('E_')).at(-1);
    if (found) return found;
  }
  return null;
}
