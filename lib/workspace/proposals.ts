import { type Db, transaction } from '@/db/client';
import { listCorrections } from '@/db/queries/corrections';
import { listLiveMappings, replaceMapping } from '@/db/queries/mappings';
import { newId } from '@/lib/domain/ids';
import { answerLabel, type Mapping, type Proposal } from '@/lib/domain/mapping';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { propose } from '@/lib/mapping/propose';
import type { Facts } from './context';

/**
 * Gives every task of a plan a mapping in force. Approved mappings and a person's own stay; proposals follow what
 * is known now. Returns how many mappings changed.
 */
export function refreshProposals(db: Db, plan: Plan, facts: Facts, now: string): number {
  const live = new Map(listLiveMappings(db, plan.spec).map((mapping) => [mapping.taskId, mapping]));
  const corrections = listCorrections(db);
  const { catalog, stack } = facts;
  return transaction(db, () => {
    let changed = 0;
    for (const layer of plan.layers) {
      for (const task of layer.tasks) {
        const { description, command, args, agent } = task;
        const context = { catalog, stack, corrections, specId: plan.spec };
        const proposal = propose({ description, layerKey: layer.key, command, args, agent }, context);
        if (!supersedes(proposal, live.get(task.id))) continue;
        replaceMapping(db, toMapping(proposal, plan.spec, task.id, now));
        changed++;
      }
    }
    return changed;
  });
}

/** Takes up the mappings of all tasks of a plan, by task id. */
export function liveMappings(db: Db, plan: Plan): Map<string, Mapping> {
  const ids = new Set(planTasks(plan).map((task) => task.id));
  const mappings = listLiveMappings(db, plan.spec).filter((mapping) => ids.has(mapping.taskId));
  return new Map(mappings.map((mapping) => [mapping.taskId, mapping]));
}

export function toMapping(proposal: Proposal, specId: string, taskId: string, now: string): Mapping {
  return { ...proposal, id: newId('mapping'), specId, taskId, status: 'proposed', createdAt: now, approvedAt: null };
}

function supersedes(proposal: Proposal, current: Mapping | undefined): boolean {
  if (!current) return true;
  if (current.origin === 'person') return false;
  const same = fingerprint(proposal) === fingerprint(current);
  if (current.status !== 'approved') return !same;
  // The plan's own words changed under an approval of just those words: it no longer stands for this task.
  return current.origin === 'plan' && label(proposal) !== label(current);
}

const label = ({ answer }: Proposal): string => (answer ? answerLabel(answer) : '');

function fingerprint({ answer, confidence, origin, reason, matched, stackFacts, alternatives }: Proposal): string {
  return JSON.stringify([answer, confidence, origin, reason, matched, stackFacts, alternatives]);
}
