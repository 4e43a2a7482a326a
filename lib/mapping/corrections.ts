import type { Answer, Correction } from '@/lib/domain/mapping';
import { stemsOf } from './words';

export type LearnedAnswer = { answer: Answer; same: boolean; correction: Correction };

/** Share of words two tasks must have in common to count as nearly the same. */
const NEARLY = 0.75;

/**
 * What a person once decided for a task that reads the same, of this spec before others, newest first; else for one
 * of the same layer that reads nearly the same. Null when nothing was learned.
 */
export function learnedAnswer(
  task: { description: string; layerKey: string | null },
  corrections: readonly Correction[],
  specId: string,
): LearnedAnswer | null {
  if (corrections.length === 0) return null;
  const text = plain(task.description);
  const same = corrections.filter((correction) => readingOf(correction).text === text).toSorted(preferring(specId))[0];
  if (same) return { answer: same.answer, same: true, correction: same };
  const stems = new Set(stemsOf(task.description));
  const near = corrections
    .filter((correction) => correction.layerKey !== null && correction.layerKey === task.layerKey)
    .map((correction) => ({ correction, share: overlap(stems, readingOf(correction).stems) }))
    .filter(({ share }) => share >= NEARLY)
    .toSorted((a, b) => b.share - a.share || preferring(specId)(a.correction, b.correction))[0];
  if (!near) return null;
  return { answer: carryOver(near.correction, task.description), same: false, correction: near.correction };
}

type Reading = { text: string; stems: ReadonlySet<string> };
/** A board asks for every task of a plan with the same corrections: each is read once. */
const readings = new WeakMap<Correction, Reading>();

function readingOf(correction: Correction): Reading {
  const known = readings.get(correction);
  if (known) return known;
  const { description } = correction;
  const reading = { text: plain(description), stems: new Set(stemsOf(description)) };
  readings.set(correction, reading);
  return reading;
}

/** Case, spaces, marks and the plan's own ids do not make a task another one. */
function plain(description: string): string {
  return description
    .toLowerCase()
    .replace(/^\s*(?:\[[^\]]*\]\s*|[a-z]{1,3}\d+[.:]?\s+)+/, '')
    .replace(/[\s.,;:!?]+/g, ' ')
    .trim();
}

function preferring(specId: string) {
  return (a: Correction, b: Correction): number =>
    Number(b.specId === specId) - Number(a.specId === specId) ||
    (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** A prompt that repeated the other task's text must speak of this one. */
function carryOver(correction: Correction, description: string): Answer {
  const { answer } = correction;
  return answer.kind === 'prompt'
    ? { ...answer, text: answer.text.replaceAll(correction.description, () => description) }
    : answer;
}
