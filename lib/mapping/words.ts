import { cutUnspaced, isUnspaced, meaningOf } from './lexicon';

/** A word of a task. `start` is its offset in the task's text. */
export type Word = {
  text: string;
  stem: string;
  start: number;
  end: number;
  /** Last part of a name such as `LoginForm`, as a stem; null for ordinary words. */
  tail: string | null;
  /** Cut out of a run of Chinese or Japanese. */
  cut?: true;
};

/** Words that are written in several ways, brought to one stem. */
const compounds: [RegExp, string][] = [
  [/^real[ -]?time$/i, 'realtime'],
  [/^(?:end[ -]to[ -]end|e2e)$/i, 'e2e'],
  [/^set(?:ting)?[ -]?up$/i, 'setup'],
  [/^sign[ -]?in$/i, 'signin'],
  [/^sign[ -]?up$/i, 'signup'],
  [/^log[ -]?in$/i, 'login'],
  [/^log[ -]?out$/i, 'logout'],
  [/^ci ?\/ ?cd$/i, 'cicd'],
  [/^front[ -]?end$/i, 'frontend'],
  [/^back[ -]?end$/i, 'backend'],
  [/^web ?hook(?:s)?$/i, 'webhook'],
  [/^data ?set(?:s)?$/i, 'dataset'],
  [/^next(?:\.js|js)$/i, 'nextjs'],
  [/^e-?mail(?:s)?$/i, 'email'],
];
const wordPattern =
  /\b(?:real[ -]time|end[ -]to[ -]end|set(?:ting)?[ -]up|sign[ -](?:in|up)|log[ -](?:in|out)|ci ?\/ ?cd|(?:front|back)[ -]end|web hooks?|data sets?|e-mails?)\b|[\p{L}\p{N}][\p{L}\p{N}_+#]*(?:\.(?:js|io|ai)\b)?/giu;

/** The words of text, in order; small numbers (`Next.js 16`) are none. Hyphens part words, except in a few that are one word with or without them. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const found = match[0];
    if (/^\d{1,2}\+?$/.test(found)) continue;
    if (isUnspaced(found)) words.push(...cutWords(found, match.index));
    else words.push(wordAt(found, match.index));
  }
  return words;
}

function wordAt(text: string, start: number): Word {
  return { text, stem: stemOf(text), start, end: start + text.length, tail: tailOf(text) };
}

function cutWords(run: string, at: number): Word[] {
  return cutUnspaced(run).flatMap(({ text, start, meaning }) =>
    meaning.split(' ').map((part): Word => {
      const word = wordAt(text, at + start);
      return text === meaning ? word : { ...word, stem: stemOf(part), tail: null, cut: true };
    }),
  );
}

/** Stems of a phrase, as rules and descriptions give it. */
export function stemsOf(phrase: string): string[] {
  return readWords(phrase).map((word) => word.stem);
}

/** Texts of one project use the same words again and again. */
const stems = new Map<string, string>();
const STEMS_KEPT = 20_000;

/** Lower case, without the plural: `Policies` and `policy` are one. Words of other languages get ours. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEMS_KEPT) stems.clear();
  const stem = makeStem(word);
  stems.set(word, stem);
  return stem;
}

function makeStem(word: string): string {
  const compound = compounds.find(([pattern]) => pattern.test(word));
  if (compound) return compound[1];
  const lower = word.toLowerCase();
  const meaning = meaningOf(lower);
  if (meaning && !meaning.includes(' ')) return meaning;
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|x|sh)es$/.test(lower)) return lower.slice(0, -2);
  if (lower.length > 3 && /[^siu]s$/.test(lower)) return lower.slice(0, -1);
  return lower;
}

function tailOf(word: string): string | null {
  if (!/^[A-Z].*[a-z].*[A-Z]|^[A-Z]+[a-z]/.test(word)) return null;
  const parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g);
  return parts && parts.length > 1 ? stemOf(parts.at(-1) ?? '') : null;
}
