/** A word of a task. `start` is its offset in the task's text. */
export type Word = {
  text: string;
  stem: string;
  start: number;
  end: number;
  /** Last part of a name such as `LoginForm`, as a stem; null for ordinary words. */
  tail: string | null;
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
  const matches = [...text.matchAll(wordPattern)].filter(([found]) => !/^\d{1,2}\+?$/.test(found));
  return matches.map((match) => {
    const found = match[0];
    return {
      text: found,
      stem: stemOf(found),
      start: match.index,
      end: match.index + found.length,
      tail: tailOf(found),
    };
  });
}

/** Stems of a phrase, as rules and descriptions give it. */
export function stemsOf(phrase: string): string[] {
  return readWords(phrase).map((word) => word.stem);
}

/** Lower case, without the plural: `Policies` and `policy` are one. */
export function stemOf(word: string): string {
  const compound = compounds.find(([pattern]) => pattern.test(word));
  if (compound) return compound[1];
  const lower = word.toLowerCase();
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|x|sh)es$/.test(lower)) return lower.slice(0, -2);
  if (lower.length > 3 && /[^siu]s$/.test(lower)) return lower.slice(0, -1);
  return lower;
}

function tailOf(word: string): string | null {
  const parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g);
  return parts && parts.length > 1 && /^[A-Z]/.test(word) ? stemOf(parts.at(-1) ?? '') : null;
}
