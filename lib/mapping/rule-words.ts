import type { LearnedRule } from '@/lib/domain/learned-rule';
import { isPreposition } from './read-objects';
import { readTask, type TaskReading } from './read-task';
import { kindOfVerb } from './task-kinds';

const WORDS_MAX = 6;
const empty = new Set(
  'the a an all any each every new our your this that its and or of to in on for with from by as is are be'.split(' '),
);

/** The words of a task that say what it is about, without verbs, ids, paths and code: what a rule is drafted from. */
export function significantWords(description: string): string[] {
  const reading = readTask(description);
  const [object] = reading.objects;
  const about = object ? telling(reading, object.from, object.to) : [];
  // One word alone would speak for too much: the rest of the title narrows it.
  return (about.length > 1 ? about : telling(reading, 0, reading.titleEnd)).slice(0, WORDS_MAX);
}

function telling({ words }: TaskReading, from: number, to: number): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const [index, { text, stem }] of words.slice(from, to).entries()) {
    const isVerb = from + index === 0 && kindOfVerb(text) !== null;
    if (isVerb || seen.has(stem) || empty.has(stem) || isPreposition(stem)) continue;
    seen.add(stem);
    found.push(text.slice(0, 60));
  }
  return found;
}

/** What a rule looks for, to be read within a sentence: `tasks with “checkout” and “page” in L2 where Stripe is used`. */
export function ruleWords({ words, layer, stack }: LearnedRule): string {
  const quoted = words.map((word) => `“${word}”`);
  const list = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : quoted.join('');
  return `tasks with ${list}${layer ? ` in ${layer}` : ''}${stack.length ? ` where ${stack.join(', ')} is used` : ''}`;
}
