/** A part of a task's text that is data, not words: a code span, a path, an address, a quotation, an endpoint. */
export type Span = { kind: 'code' | 'path' | 'url' | 'quote' | 'endpoint'; text: string; start: number };

export type MaskedText = {
  /** The text with every span blanked out; offsets are those of the original. */
  words: string;
  spans: Span[];
};

const fileEnding =
  /\.(?:tsx?|jsx?|mjs|cjs|py|ipynb|rs|go|cs|java|kt|swift|rb|php|sql|json|ya?ml|toml|mdx?|s?css|html|txt|csv|xml|sh|prisma|vue|svelte|astro|lock|env|png|svg|tf)$/i;
const sourceFolders = new Set(
  'src app apps lib libs api backend frontend server client packages components pages tests test docs scripts public services models utils hooks config migrations supabase prisma crates cmd internal'.split(
    ' ',
  ),
);

/** In this order: what is found first hides what stands inside it. */
const patterns: [Span['kind'], RegExp][] = [
  ['code', /(`+)(?=[^`])[^\n]*?[^`]\1(?!`)/g],
  ['url', /\b[a-z][a-z0-9+.-]*:\/\/[^\s)\]>]+/gi],
  ['endpoint', /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\/[^\s,;)]*/g],
  ['quote', /"[^"\n]{1,200}"|“[^”\n]{1,200}”/g],
  ['path', /[^\s,;:"'`]+/g],
];

/** Separates the words of a task from the data in it: paths, code, addresses and quotations are not words. */
export function maskText(text: string): MaskedText {
  const spans: Span[] = [];
  let words = text;
  for (const [kind, pattern] of patterns) {
    words = words.replace(pattern, (found, ...rest) => {
      const start = rest.find((value) => typeof value === 'number') as number;
      const [before, token] = kind === 'path' ? trimToken(found) : ['', found];
      if (kind === 'path' && !isPath(token)) return found;
      spans.push({ kind: kind === 'code' ? codeKind(token) : kind, text: bare(token), start: start + before.length });
      return before + ' '.repeat(token.length) + found.slice(before.length + token.length);
    });
  }
  return { words, spans: spans.toSorted((a, b) => a.start - b.start) };
}

/** A token without the brackets and full stops around it that are not its own; what stood before it is given back. */
function trimToken(found: string): [before: string, token: string] {
  let before = '';
  let token = found.replace(/[.!?]+$/, '');
  while (/^[([{]/.test(token) && closesAt(token) >= token.length - 1) {
    before += token[0];
    token = token.slice(1).replace(/[)\]}]$/, '');
  }
  return [before, /[([{]/.test(token) ? token : token.replace(/[)\]}.!?]+$/, '')];
}

/** Where the bracket that opens a token closes; past its end when it never does. */
function closesAt(token: string): number {
  let depth = 0;
  for (let i = 0; i < token.length; i++) {
    if (/[([{]/.test(token[i] ?? '')) depth++;
    else if (/[)\]}]/.test(token[i] ?? '') && --depth === 0) return i;
  }
  return token.length;
}

/** `list/auth` and `Next.js` are words; `src/x.ts`, `/health`, `.env` and `a/b/c` are paths. */
export function isPath(token: string): boolean {
  if (
    /^[A-Z][A-Za-z0-9]*\.(?:js|ts|io|ai)$/.test(token) ||
    /^(?:next|node|vue|express|three|d3|chart|p5)\.js$/i.test(token)
  ) {
    return false;
  }
  if (/^\d+(?:\.\d+)*$/.test(token) || !/[A-Za-z]/.test(token)) return false;
  if (/^(?:\.{0,2}\/|~\/|@)/.test(token) || fileEnding.test(token) || /^\.[a-z]/.test(token)) return true;
  const segments = token.split('/').filter(Boolean);
  if (segments.length < 2 && !token.endsWith('/')) return false;
  return token.endsWith('/') || segments.length > 2 || sourceFolders.has((segments[0] ?? '').toLowerCase());
}

function codeKind(token: string): Span['kind'] {
  const text = bare(token);
  if (/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\//.test(text)) return 'endpoint';
  return !/\s/.test(text) && isPath(text) ? 'path' : 'code';
}

function bare(token: string): string {
  return token.replace(/^[`"“]+|[`"”]+$/g, '');
}
