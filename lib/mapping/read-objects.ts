import { kindOfVerb } from './task-kinds';
import type { Word } from './words';

/** A noun phrase: words from `from` up to, not including, `to`. */
export type WordRange = { from: number; to: number };

const prepositions = new Set(
  `for with to in into using from on onto by via that which including when based at across as per under within inside
  near beside above below over around behind beyond between among toward towards through if so after before where while
  without against during such of about only like
  para com con em no na do da dos das de für mit von zu aus pour avec dans`.split(/\s+/),
);
const joiners = new Set(['and', 'or', 'plus', 'y', 'e', 'und', 'et']);
/** Nouns that only say “the doing of”: what is about stands after their “of”. */
const doings = new Set('implementation creation setup development addition configuration integration'.split(' '));
/** Nouns that only say “have it too”: what is about stands after their “for”, “with” or “to”. */
const joinings = new Set(['integration', 'support', 'call']);

export const isPreposition = (stem: string): boolean => prepositions.has(stem);

/**
 * The noun phrases of `words[from..to)`: parted by “and” and commas, ended by the first preposition or bracket.
 * `joining` says that the first only was a word such as “support”, and what followed it was taken instead.
 */
export function readObjects(
  masked: string,
  words: readonly Word[],
  from: number,
  to: number,
): { objects: WordRange[]; joining: boolean } {
  const objects: WordRange[] = [];
  let begin = from;
  let joining = false;
  const close = (at: number): void => {
    const first = begin > from ? afterVerbs(words, begin, at) : begin;
    if (first < at) objects.push({ from: first, to: at });
  };
  for (let i = from; i < to; i++) {
    const word = words[i] as Word;
    const before = words[i - 1];
    const gap = i === from || !before ? '' : masked.slice(before.end, word.start);
    if (/[([{]/.test(gap)) {
      close(i);
      return { objects, joining };
    }
    // The “to” of “text-to-speech” is none.
    if (prepositions.has(word.stem) && gap !== '-') {
      const wrapped = before && objects.length === 0 && i > begin && i - begin <= 2;
      const doing = wrapped && word.stem === 'of' && doings.has(before.stem);
      const joined = wrapped && /^(?:for|with|to)$/.test(word.stem) && joinings.has(before.stem);
      if (!doing && !joined) {
        close(i);
        return { objects, joining };
      }
      joining ||= Boolean(joined);
      begin = i + 1;
      continue;
    }
    if (joiners.has(word.stem) || /[,&+]/.test(gap)) {
      close(i);
      begin = joiners.has(word.stem) ? i + 1 : i;
    }
  }
  close(to);
  return { objects, joining };
}

/** “… and configure X”: a verb before an object is not part of it. */
function afterVerbs(words: readonly Word[], from: number, to: number): number {
  let first = from;
  while (first + 1 < to && kindOfVerb(words[first]?.text ?? '')) first++;
  return first;
}
