/** A heading that opens a layer. `number` is null when the plan gives one that cannot be read. */
export type LayerHeading = { number: number | null; title: string };

const spelled = new Set(
  'zero one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x'.split(' '),
);

/**
 * Reads `Layer 0: Infrastructure`, `L1 Core Services`, `Layer 2`. Null for headings that are about something else.
 * Numbers go from 0 to 99; anything else in their place (`-1`, `1.5`, `one`) gives the number null.
 */
export function readLayerHeading(heading: string): LayerHeading | null {
  const text = heading.replace(/\*\*|__/g, '').replace(/^[^\p{L}\p{N}]+/u, '');
  const short = /^l(\d{1,2})(?![\p{L}\p{N}.])/iu.exec(text);
  if (short) return { number: Number(short[1]), title: titleAfter(text, short[0].length) };
  const word = /^layer(?=[\s:#-])\s*#?/i.exec(text);
  if (!word) return /^layer$/i.test(text) ? { number: null, title: '' } : null;
  const rest = text.slice(word[0].length);
  const token = /^[^\s:(]{0,60}/.exec(rest)?.[0] ?? '';
  const title = titleAfter(rest, token.length);
  if (/^\d{1,2}[.,–—-]?$/.test(token)) return { number: Number.parseInt(token, 10), title };
  if (/\d/.test(token) || spelled.has(token.toLowerCase())) return { number: null, title };
  if (token === '' || (/^[a-z]$/i.test(token) && rest.startsWith(':', 1))) return { number: null, title };
  return null;
}

function titleAfter(text: string, length: number): string {
  return text
    .slice(length)
    .replace(/^[\s:.–—-]+/, '')
    .trim();
}
