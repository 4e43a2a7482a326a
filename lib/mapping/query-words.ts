import { idle } from './catalog-index';
import type { TaskReading } from './read-task';
import { synonymsOf } from './synonyms';
import type { TaskKind } from './task-kinds';
import { stemsOf } from './words';

/** What is looked for in a catalog, and how much each word counts. */
export type Query = {
  terms: string[];
  weights: number[];
  /** Words of the task for terms that were found, as they stand in the text. */
  textsOf: (terms: readonly string[]) => string[];
  has: (stem: string) => boolean;
  isAbout: (stem: string) => boolean;
  /** Stands in the title, or what the task is about means it. */
  says: (stem: string) => boolean;
};

const ABOUT = 2;
const TITLE = 1;
const BESIDE = 0.35;
/** A synonym counts this share of the word it stands for. */
const SYNONYM = 0.4;

/** How commands are called that do what a task of this kind wants. */
const actsOf: Partial<Record<TaskKind, string>> = {
  configure: 'init configure',
  install: 'init',
  join: 'integrate',
  check: 'validate check',
  'run-tests': 'test',
  'write-tests': 'test testing',
  deploy: 'deploy',
  refactor: 'refactor',
  enhance: 'enhance',
  optimize: 'optimize',
  study: 'analyze detect',
  fix: 'adjust',
};
const ACT = 0.6;
/** A long text is looked for by its heaviest words. */
const TERMS_MAX = 18;

/** The words of a task as a search: what it is about first, then its title, then the rest, and what they also mean. */
export function readQuery(task: TaskReading): Query {
  const weights = new Map<string, number>();
  const texts = new Map<string, string>();
  task.words.forEach(({ stem, text, tail }, i) => {
    const about = task.objects.some((object) => i >= object.from && i < object.to);
    const weight = about ? ABOUT : i < task.titleEnd ? TITLE : BESIDE;
    for (const word of tail ? [stem, tail] : [stem]) {
      if (idle.has(word) || weight <= (weights.get(word) ?? 0)) continue;
      weights.set(word, weight);
      texts.set(word, text);
    }
  });
  for (const { text, kind, start } of task.spans) {
    if (kind === 'url' || kind === 'quote') continue;
    const made = task.made?.start === start;
    if (kind === 'endpoint') {
      weights.set('endpoint', Math.max(weights.get('endpoint') ?? 0, made ? ABOUT : TITLE));
      if (!texts.has('endpoint')) texts.set('endpoint', text);
    }
    for (const word of fileWords(text)) {
      if (idle.has(word) || weights.has(word)) continue;
      weights.set(word, made ? TITLE : BESIDE);
      texts.set(word, text);
    }
  }
  const own = new Map(weights);
  const raise = (term: string, weight: number): void => {
    if (!own.has(term) && weight > (weights.get(term) ?? 0)) weights.set(term, weight);
  };
  for (const [stem, weight] of own) {
    if (weight < TITLE) continue;
    for (const other of synonymsOf(stem)) {
      raise(other, weight * SYNONYM);
      if (!texts.has(other)) texts.set(other, texts.get(stem) ?? stem);
    }
  }
  for (const act of actsOf[task.kind]?.split(' ') ?? []) raise(act, ACT);
  const heaviest =
    weights.size > TERMS_MAX ? [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, TERMS_MAX) : [...weights];
  return {
    terms: heaviest.map(([term]) => term),
    weights: heaviest.map(([, weight]) => weight),
    textsOf: (terms) => [...new Set(terms.flatMap((term) => texts.get(term) ?? []))],
    has: (stem) => own.has(stem),
    isAbout: (stem) => own.get(stem) === ABOUT,
    says: (stem) => (weights.get(stem) ?? 0) >= ABOUT * SYNONYM,
  };
}

/** The words of a file's or a name's last part: `chunk`, `service` of `src/chunkService.ts`. */
function fileWords(text: string): string[] {
  const last = text.split('/').filter(Boolean).at(-1) ?? '';
  return stemsOf(last.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
}
