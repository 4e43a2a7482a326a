import { transaction } from '@/db/client';
import { getLiveMapping, replaceMapping } from '@/db/queries/mappings';
import type { MapperAnswer, MapperResult } from '@/lib/domain/mapper';
import type { Mapping, Proposal } from '@/lib/domain/mapping';
import { readMapperAnswer } from '@/lib/mapping/mapper-answer';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';
import type { Context } from './context';
import { type AskingTask, tasksThatAsk } from './mapper-batches';
import { toMapping } from './proposals';

type Kept = Pick<MapperResult, 'proposed' | 'none' | 'refused'>;

/** Stores what fits of Claude's answer as proposals, as long as the task still asks and reads as it did. */
export function keepProposals(
  context: Context,
  spec: string,
  asked: readonly AskingTask[],
  answer: MapperAnswer,
): Kept {
  const named = asked.map(({ task, mapping }, n) => ({ id: `t${n + 1}`, task, alternatives: mapping.alternatives }));
  const byId = new Map(named.map((one) => [one.id, one.task]));
  const { catalog } = context.factsBook.readNow();
  const asking = new Map(tasksThatAsk(context, context.plan(spec)).map((one) => [one.task.id, one]));
  const kept: Kept = { proposed: [], none: [], refused: [] };
  transaction(context.db, () => {
    for (const read of readMapperAnswer(answer, named, catalog)) {
      const task = byId.get(read.id);
      if (!task) continue;
      const { id: taskId, key } = task;
      if (read.kind !== 'proposed') {
        kept[read.kind].push({ taskId, key, reason: read.reason });
        continue;
      }
      const now = asking.get(taskId);
      const print = taskFingerprint(task);
      if (!now || taskFingerprint(now.task) !== print) {
        kept.refused.push({ taskId, key, reason: 'It was answered or changed while Claude was asked.' });
        continue;
      }
      kept.proposed.push({ taskId, key, mapping: putProposal(context, now.mapping, read.proposal, print) });
    }
  });
  return kept;
}

function putProposal({ db, clock }: Context, before: Mapping, proposal: Proposal, madeFor: string): Mapping {
  const { specId, taskId, approvedFor, voided } = getLiveMapping(db, before.taskId) ?? before;
  const mapping: Mapping = { ...toMapping(proposal, specId, taskId, clock.now()), approvedFor, voided, madeFor };
  replaceMapping(db, mapping);
  return mapping;
}
