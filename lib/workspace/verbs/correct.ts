import { transaction } from '@/db/client';
import { getLiveMapping, replaceMapping } from '@/db/queries/mappings';
import { splitArgv } from '@/lib/domain/argv';
import { AshlarError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Answer, answerLabel, type Mapping, type Restored, toRestore } from '@/lib/domain/mapping';
import type { Plan, PlanTask } from '@/lib/domain/plan';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';
import type { Context } from '@/lib/workspace/context';
import { factsInPlan } from '@/lib/workspace/plan-sight';
import { refreshProposals } from '@/lib/workspace/proposals';
import { draftFromTask } from '@/lib/workspace/rule-drafts';
import { addRule } from '@/lib/workspace/rule-store';
import { findOpenRun } from './find-run';
import { requireNamedTask } from './find-task';

/** Replaces a task's mapping by the person's answer, approved at once; remembers it for tasks that read the same. */
export function correct(context: Context, input: ParsedVerbInput<'correct'>): VerbOutput<'correct'> {
  const plan = context.plan(input.spec);
  const run = findOpenRun(context, input.spec);
  const task = requireNamedTask(plan, run && context.engine.state(run.id), input.task);
  const saved = saveAnswer(context, plan, task, input);
  if (run) context.engine.setAnswer(run.id, task.id, saved.mapping, factsInPlan(plan, task.id));
  return saved;
}

type Given = Pick<ParsedVerbInput<'correct'>, 'answer' | 'remember' | 'words' | 'layer' | 'stack'>;

/**
 * Stores a person's answer as the mapping in force, and what is to be remembered of it as a rule. Throws `E_SHELL` for a
 * command no argv can stand for, `E_RULES` when the rule's file cannot be written; nothing is stored then.
 */
export function saveAnswer(context: Context, plan: Plan, task: PlanTask, given: Given): VerbOutput<'correct'> {
  const { answer, remember } = given;
  assertRunnable(answer);
  const { db, clock } = context;
  const now = clock.now();
  const before = getLiveMapping(db, task.id);
  const mapping = answeredMapping(plan.spec, task, { answer, before, now });
  const draft = remember === false ? null : draftFromTask(plan.spec, task, { ...given, now }, remember);
  const learned = transaction(db, () => {
    replaceMapping(db, mapping);
    return draft && addRule(context, draft);
  });
  const alsoProposedFor = learned ? refreshProposals(db, plan, context.facts(), now) : 0;
  return { mapping, alsoProposedFor, learned, replaced: before && toRestore(before) };
}

/** One answer for several tasks, in one transaction; nothing is remembered of it. */
export function correctAll(
  context: Context,
  { spec, tasks, answer }: ParsedVerbInput<'correctAll'>,
): VerbOutput<'correctAll'> {
  assertRunnable(answer);
  const { db, clock } = context;
  const plan = context.plan(spec);
  const run = findOpenRun(context, spec);
  const state = run && context.engine.state(run.id);
  const named = [...new Map(tasks.map((name) => requireNamedTask(plan, state, name)).map((task) => [task.id, task]))];
  const now = clock.now();
  const replaced: Restored[] = [];
  const mappings = transaction(db, () =>
    named.map(([id, task]) => {
      const before = getLiveMapping(db, id);
      if (before) replaced.push(toRestore(before));
      const mapping = answeredMapping(spec, task, { answer, before, now });
      replaceMapping(db, mapping);
      return mapping;
    }),
  );
  if (run) for (const one of mappings) context.engine.setAnswer(run.id, one.taskId, one, factsInPlan(plan, one.taskId));
  return { mappings, replaced };
}

type Answered = { answer: Answer; before: Mapping | null; now: string };

/** A person's answer as the mapping in force, approved for the text the task has now. */
function answeredMapping(specId: string, task: PlanTask, { answer, before, now }: Answered): Mapping {
  return {
    ...{ id: newId('mapping'), specId, taskId: task.id, status: 'approved', origin: 'person', confidence: 100, answer },
    ...{ reason: reasonFor(answer, before), matched: [], stackFacts: [], alternatives: before?.alternatives ?? [] },
    ...{ createdAt: now, approvedAt: now, approvedFor: taskFingerprint(task), voided: null, madeFor: null },
  };
}

/** Refuses shell text that would need a shell, before it is stored. */
export function assertRunnable(answer: Answer): void {
  if (answer.kind !== 'shell') return;
  const split = splitArgv(answer.text);
  if (!split.ok) throw new AshlarError('E_SHELL', split.message, 'Commands run without a shell, as one program.');
}

function reasonFor(answer: Answer, before: Mapping | null): string {
  if (!before?.answer) return `You chose ${answerLabel(answer)}.`;
  return `You chose ${answerLabel(answer)} instead of ${answerLabel(before.answer)}.`;
}
