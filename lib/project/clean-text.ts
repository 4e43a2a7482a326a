/** Halves of characters become U+FFFD, as they would on the way to any file or database. */
export function wholeCharacters(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Text from a repository, made safe to keep and show: one line, no control or direction signs, whole characters. */
export function cleanText(value: unknown, lengthMax: number): string {
  if (typeof value !== 'string') return '';
  const line = wholeCharacters(value.slice(0, lengthMax * 4))
    .replace(/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > lengthMax ? `${wholeCharacters(line.slice(0, lengthMax - 1))}…` : line;
}
