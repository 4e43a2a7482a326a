import { isWrittenByHand, type LearnedRule } from '@/lib/domain/learned-rule';
import type { Answer } from '@/lib/domain/mapping';
import type { Stack } from '@/lib/domain/project';
import type { TaskReading } from './read-task';
import { heldFacts, holdsWords } from './rule-holds';
import { stemsOf } from './words';

/** How a rule came to speak: by the whole text, by its words, or because the texts are nearly the same. */
export type LearnedBy = 'text' | 'words' | 'nearness';
export type LearnedAnswer = { answer: Answer; by: LearnedBy; rule: LearnedRule };
export type LearnedFor = { specId: string; stack: Stack };
type Asked = { description: string; layerKey: string | null; reading: TaskReading };

/** Share of words two tasks must have in common to count as nearly the same. */
const NEARLY = 0.75;

/**
 * What a person once decided: for a task that reads the same, anywhere; else for tasks that hold the same words; else
 * for one of the same layer that reads nearly the same. Of several the nearer scope counts, then the newest. Null when
 * nothing was learned. Rules that ask for facts the stack does not have say nothing.
 */
export function learnedAnswer(task: Asked, rules: readonly LearnedRule[], where: LearnedFor): LearnedAnswer | null {
  if (rules.length === 0) return null;
  const text = plain(task.description);
  const speaking = rules.filter(
    (rule) => rule.enabled && !isWrittenByHand(rule) && heldFacts(rule, where.stack) !== null,
  );
  const same = speaking.filter((rule) => readingOf(rule)?.text === text).toSorted(preferring(where.specId))[0];
  if (same) return { answer: same.answer, by: 'text', rule: same };
  const held = speaking
    .filter((rule) => countsIn(rule, where.specId) && holdsWords(rule, task))
    .toSorted(preferring(where.specId))[0];
  if (held) return { answer: carryOver(held, task.description), by: 'words', rule: held };
  const stems = new Set(stemsOf(task.description));
  const near = speaking
    .filter((rule) => rule.layer !== null && rule.layer === task.layerKey)
    .map((rule) => ({ rule, share: overlap(stems, readingOf(rule)?.stems ?? nothing) }))
    .filter(({ share }) => share >= NEARLY)
    .toSorted((a, b) => b.share - a.share || preferring(where.specId)(a.rule, b.rule))[0];
  if (!near) return null;
  return { answer: carryOver(near.rule, task.description), by: 'nearness', rule: near.rule };
}

const countsIn = ({ scope, specId }: LearnedRule, spec: string): boolean => scope !== 'spec' || specId === spec;

type Reading = { text: string; stems: ReadonlySet<string> };
/** A board asks for every task of a plan with the same rules: each is read once. */
const readings = new WeakMap<LearnedRule, Reading>();
const nothing: ReadonlySet<string> = new Set();

/** The task a rule was learned from; null where it came of none. */
function readingOf(rule: LearnedRule): Reading | null {
  if (!rule.from) return null;
  const known = readings.get(rule);
  if (known) return known;
  const { task } = rule.from;
  const reading = { text: plain(task), stems: new Set(stemsOf(task)) };
  readings.set(rule, reading);
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

const distance = { project: 1, user: 2 } as const;

/** This spec's rules, the project's, the person's, then those of other specs; newest first within each. */
function preferring(specId: string) {
  const far = (rule: LearnedRule): number =>
    rule.scope === 'spec' ? (rule.specId === specId ? 0 : 3) : distance[rule.scope];
  return (a: LearnedRule, b: LearnedRule): number => {
    const [at, bt] = [a.createdAt ?? '', b.createdAt ?? ''];
    return far(a) - far(b) || (at < bt ? 1 : at > bt ? -1 : 0);
  };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** A prompt that repeated the other task's text must speak of this one. */
function carryOver({ answer, from }: LearnedRule, description: string): Answer {
  return answer.kind === 'prompt' && from
    ? { ...answer, text: answer.text.replaceAll(from.task, () => description) }
    : answer;
}
