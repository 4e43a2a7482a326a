import type { Catalog } from '@/lib/domain/command';
import { confidenceBand, MEDIUM_CONFIDENCE } from '@/lib/domain/confidence';
import { type Alternative, type Answer, answerLabel, type Correction, type Proposal } from '@/lib/domain/mapping';
import type { Stack } from '@/lib/domain/project';
import { extractArguments } from './arguments';
import { whyAsk } from './ask-reasons';
import { ALTERNATIVES_MAX, alternative, entryOf, listCandidates } from './candidates';
import { learnedAnswer } from './corrections';
import { effectOf } from './effect';
import type { JudgedRule } from './judge-rules';
import { judgeTask } from './judge-task';
import { nearestCommands } from './nearest';
import { readTask, type TaskReading } from './read-task';
import { builtInTable, type RuleTable } from './rule-table';
import { type SearchHit, searchCatalog } from './search-catalog';
import { makingKinds } from './task-kinds';

/** A task as far as mapping looks at it. */
export type MappableTask = {
  description: string;
  layerKey: string | null;
  /** The command the plan itself names. */
  command: string | null;
  args: string;
  agent: string | null;
};

/** What is known when a task is mapped. An empty catalog means: nothing is known to be installed. */
export type MappingContext = { catalog: Catalog; stack: Stack; corrections: readonly Correction[]; specId: string };

/**
 * What should be done for a task, and why. The plan's own command comes first, then what a person decided for a task
 * that reads the same, then the rules held against the stack, then a search of the catalog; where none is sure enough
 * the answer is null and the person is asked. Pure: the same input gives the same proposal.
 */
export function propose(task: MappableTask, context: MappingContext, table: RuleTable = builtInTable): Proposal {
  const { catalog, stack } = context;
  const reading = readTask(task.description);
  const rules = judgeTask(reading, task.layerKey, stack, catalog, table);
  const found = searchCatalog(reading, catalog, stack);
  const candidates = listCandidates(reading, rules, found, catalog);
  const others = (except: string | null): Alternative[] =>
    candidates.filter(({ command }) => command !== except).slice(0, ALTERNATIVES_MAX);
  if (task.command !== null) return ofPlan(task.command, task.args, catalog, others(task.command));
  const learned = learnedAnswer(task, context.corrections, context.specId);
  if (learned) {
    const { same, correction } = learned;
    const answer = same ? learned.answer : withOwnArguments(learned.answer, reading, catalog);
    const where = correction.specId === context.specId ? 'in this spec' : `in ${correction.specId}`;
    return {
      answer,
      confidence: same ? 98 : 75,
      origin: 'correction',
      reason: `You chose “${shortLabel(learned.answer)}” for a task that reads ${same ? 'the same' : 'nearly the same'} ${where}.`,
      matched: [],
      stackFacts: [],
      alternatives: others(answer.kind === 'command' ? answer.command : null),
    };
  }
  return (
    ofRules(reading, rules, others, catalog) ?? ofSearch(reading, found, others) ?? ask(task, reading, rules, others)
  );
}

function ofPlan(command: string, args: string, catalog: Catalog, others: Alternative[]): Proposal {
  const installed = entryOf(command, catalog) !== undefined;
  const near = installed ? [] : nearestCommands(command, catalog);
  const neighbours = near.map((name) => alternative(name, '', 50, `Installed, and named much like ${command}.`));
  const rest = others.filter((other) => !near.includes(other.command));
  return {
    answer: { kind: 'command', command, args, effect: effectOf(command) },
    confidence: installed ? 100 : 95,
    origin: 'plan',
    reason: installed
      ? `The plan names ${command}.`
      : `The plan names ${command}, which is not among the installed commands.`,
    matched: [],
    stackFacts: [],
    alternatives: [...neighbours, ...rest].slice(0, ALTERNATIVES_MAX),
  };
}

function ofRules(
  reading: TaskReading,
  rules: readonly JudgedRule[],
  others: (except: string | null) => Alternative[],
  catalog: Catalog,
): Proposal | null {
  const [best] = rules;
  if (!best || confidenceBand(best.confidence) === 'ask') return null;
  const { command } = best;
  const args = extractArguments(reading, command, entryOf(command, catalog));
  return {
    answer: { kind: 'command', command, args, effect: effectOf(command) },
    confidence: best.confidence,
    origin: 'rule',
    reason: best.reason,
    matched: [best.matched],
    stackFacts: best.facts,
    alternatives: others(command),
  };
}

/** The search alone decides only when a command's whole name stands in what the task is about, far ahead of the next. */
function ofSearch(
  reading: TaskReading,
  found: readonly SearchHit[],
  others: (except: string | null) => Alternative[],
): Proposal | null {
  const [best, next] = found;
  if (!best || !makingKinds.has(reading.kind)) return null;
  const ahead = best.score / (next?.score ?? 1);
  const named = best.named && reading.kind === 'make' && ahead >= 1.4;
  if (!named && !(best.meant && best.score >= 200 && ahead >= 1.5)) return null;
  const { command } = best.command;
  return {
    answer: {
      kind: 'command',
      command,
      args: extractArguments(reading, command, best.command),
      effect: effectOf(command),
    },
    confidence: 65,
    origin: 'search',
    reason: `The task is about “${best.shared.join(' ')}”, which is what ${command} is called.`,
    matched: best.shared,
    stackFacts: [],
    alternatives: others(command),
  };
}

function ask(
  task: MappableTask,
  reading: TaskReading,
  rules: readonly JudgedRule[],
  others: (except: string | null) => Alternative[],
): Proposal {
  const alternatives = others(null);
  const [best] = rules;
  const confidence = Math.min(MEDIUM_CONFIDENCE - 1, alternatives[0]?.confidence ?? 0);
  return {
    answer: null,
    confidence,
    origin: 'ask',
    reason: best?.doubt ?? whyAsk(reading, task.layerKey),
    matched: best ? [best.matched] : [],
    stackFacts: best?.facts ?? [],
    alternatives,
  };
}

/** A prompt may be pages long. */
function shortLabel(answer: Answer): string {
  const label = answerLabel(answer).replace(/\s+/g, ' ');
  return label.length > 80 ? `${label.slice(0, 79)}…` : label;
}

function withOwnArguments(answer: Answer, reading: TaskReading, catalog: Catalog): Answer {
  if (answer.kind !== 'command') return answer;
  return { ...answer, args: extractArguments(reading, answer.command, entryOf(answer.command, catalog)) };
}
