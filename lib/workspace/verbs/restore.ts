import { transaction } from '@/db/client';
import { getMapping, replaceMapping } from '@/db/queries/mappings';
import { AshlarError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Mapping } from '@/lib/domain/mapping';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { factsInPlan } from '@/lib/workspace/plan-sight';
import { findOpenRun } from './find-run';
import { requireNamedTask } from './find-task';

/**
 * Puts earlier mappings back in force, approved or not, all of them or none: the undo of `approve`, `unapprove` and
 * `correct`. What was remembered with a correction stays remembered. What already began keeps its snapshot.
 */
export function restore(context: Context, { spec, tasks }: ParsedVerbInput<'restore'>): VerbOutput<'restore'> {
  const plan = context.plan(spec);
  const run = findOpenRun(context, spec);
  const state = run && context.engine.state(run.id);
  const now = context.clock.now();
  const mappings = transaction(context.db, () =>
    tasks.map(({ task: name, mapping: id, approved, voided }): Mapping => {
      const task = requireNamedTask(plan, state, name);
      const was = getMapping(context.db, id);
      if (was?.taskId !== task.id) {
        throw new AshlarError('E_NOT_FOUND', `${task.key} never had the mapping ${id}.`, 'Read the spec again.');
      }
      const text = factsInPlan(plan, task.id)?.fingerprint ?? null;
      // An approval that fell was for another text: with this one's fingerprint it would be back by itself.
      const fellFor = voided !== null && was.approvedFor !== text ? was.approvedFor : null;
      const mapping: Mapping = {
        ...was,
        id: newId('mapping'),
        createdAt: now,
        status: approved ? 'approved' : 'proposed',
        approvedAt: approved ? (was.approvedAt ?? now) : null,
        approvedFor: approved ? (was.approvedFor ?? text) : fellFor,
        voided: approved ? null : voided,
      };
      replaceMapping(context.db, mapping);
      return mapping;
    }),
  );
  if (run) {
    for (const { id, taskId, answer, status } of mappings) {
      const given = status === 'approved' ? answer : null;
      context.engine.setAnswer(run.id, taskId, { id, answer: given }, factsInPlan(plan, taskId));
    }
  }
  return { mappings };
}
