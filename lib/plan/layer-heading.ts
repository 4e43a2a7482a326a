/**
 * A heading that opens a layer. `order` says where its place comes from: its number; the file, for layers that have
 * only a name and for phases between layers; or nowhere, because the number cannot be read (`number` is null).
 */
export type LayerHeading = {
  order: 'number' | 'unreadable' | 'named' | 'phase';
  number: number | null;
  title: string;
};

const spelled = new Set(
  'zero one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x'.split(' '),
);

/**
 * Reads `Layer 0: Infrastructure`, `L1 Core Services`, `Layer 2`. Null for headings that are about something else.
 * Numbers go from 0 to 99; anything else in their place (`-1`, `1.5`, `one`) cannot be read.
 */
export function readLayerHeading(heading: string): LayerHeading | null {
  const text = plainHeading(heading).replace(/^[@[(]+/, '');
  const short = /^l(\d{1,2})(?![\p{L}\p{N}.])/iu.exec(text);
  if (short) return numbered(Number(short[1]), titleAfter(text, short[0].length));
  const word = /^layer(?=[\s:#-])\s*#?/i.exec(text);
  if (!word) return /^layer$/i.test(text) ? unreadable('') : null;
  const rest = text.slice(word[0].length);
  const token = /^[^\s:(]{0,60}/.exec(rest)?.[0] ?? '';
  const title = titleAfter(rest, token.length);
  if (/^\d{1,2}[.,–—-]?$/.test(token)) return numbered(Number.parseInt(token, 10), title);
  if (/\d/.test(token) || spelled.has(token.toLowerCase())) return unreadable(title);
  if (token === '' || (/^[a-z]$/i.test(token) && rest.startsWith(':', 1))) return unreadable(title);
  return null;
}

/** A heading's text without emphasis, and without the picture some put in front. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/\*\*|__/g, '')
    .replace(/^[^\p{L}\p{N}@[(]+/u, '')
    .trim();
}

const numbered = (number: number, title: string): LayerHeading => ({ order: 'number', number, title });
const unreadable = (title: string): LayerHeading => ({ order: 'unreadable', number: null, title });

function titleAfter(text: string, length: number): string {
  return text
    .slice(length)
    .replace(/^[\s:.–—-]+/, '')
    .trim();
}
