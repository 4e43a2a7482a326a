import { type Db, transaction } from '@/db/client';
import { correctionsRevision } from '@/db/queries/corrections';
import { findApprovedFor, listLiveMappings, replaceMapping, setApprovedFor } from '@/db/queries/mappings';
import { newId } from '@/lib/domain/ids';
import { type Answer, answerLabel, type Mapping, type Proposal } from '@/lib/domain/mapping';
import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import { propose } from '@/lib/mapping/propose';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';
import type { Facts } from './context';
import { knownRules, mappable, mappingContext } from './known-rules';

/** What the proposals of a plan were made from. */
const proposedFrom = new WeakMap<Plan, { facts: Facts; revision: number }>();

/** Why an approval fell, as it is shown beside the mapping. */
const TASK_CHANGED = 'The task changed since you approved it.';

/**
 * Gives every task of a plan a mapping in force. An approval stands as long as the task's text is the one it was given
 * for; then it falls, and is back when the text is. A person's own answer stays, approved or not; proposals follow what
 * is known now. With `before`, the plan these were made for last, only what changed since is proposed anew. Returns how
 * many mappings changed.
 */
export function refreshProposals(db: Db, plan: Plan, facts: Facts, now: string, before: Plan | null = null): number {
  const live = new Map(listLiveMappings(db, plan.spec).map((mapping) => [mapping.taskId, mapping]));
  const revision = correctionsRevision(db);
  const context = mappingContext(knownRules(db, facts), facts, plan.spec);
  const made = before && proposedFrom.get(before);
  const isFresh = made?.facts === facts && made.revision === revision;
  const readsAsBefore = sameTexts(isFresh ? before : null);
  const proposalOf = (task: PlanTask, layerKey: string): Proposal => propose(mappable(task, layerKey), context);
  const has = (answer: Answer | null): boolean =>
    answer?.kind === 'command' && facts.catalog.some(({ command }) => command === answer.command);
  const changed = transaction(db, () => {
    let changed = 0;
    for (const layer of plan.layers) {
      for (const task of layer.tasks) {
        const current = live.get(task.id) ?? null;
        const offer = { make: () => proposalOf(task, layer.key), isKnown: () => readsAsBefore(task, layer.key), has };
        const next = followTask(db, plan.spec, task, current, offer, now);
        if (next === null) continue;
        replaceMapping(db, next, current === null);
        changed++;
      }
    }
    return changed;
  });
  proposedFrom.set(plan, { facts, revision });
  return changed;
}

/** Says that a plan reads as another one did, so that its proposals are those of that one. */
export function keepProposals(before: Plan, plan: Plan): void {
  const made = proposedFrom.get(before);
  if (made) proposedFrom.set(plan, made);
}

/** Whether a task has the place and the words it had in a plan, as far as a proposal depends on them. */
function sameTexts(plan: Plan | null): (task: PlanTask, layerKey: string) => boolean {
  if (!plan) return () => false;
  const known = new Map(
    plan.layers.flatMap(({ key, tasks }) => tasks.map((task) => [task.id, { key, task }] as const)),
  );
  return ({ id, description, command, args, agent }, layerKey) => {
    const before = known.get(id);
    if (!before || before.key !== layerKey) return false;
    const { task } = before;
    return task.description === description && task.command === command && task.args === args && task.agent === agent;
  };
}

/** Takes up the mappings of all tasks of a plan, by task id. */
export function liveMappings(db: Db, plan: Plan): Map<string, Mapping> {
  const ids = new Set(planTasks(plan).map((task) => task.id));
  const mappings = listLiveMappings(db, plan.spec).filter((mapping) => ids.has(mapping.taskId));
  return new Map(mappings.map((mapping) => [mapping.taskId, mapping]));
}

export function toMapping(proposal: Proposal, specId: string, taskId: string, now: string): Mapping {
  const unapproved = { status: 'proposed', approvedAt: null, approvedFor: null, voided: null, madeFor: null } as const;
  return { ...proposal, id: newId('mapping'), specId, taskId, createdAt: now, ...unapproved };
}

/** What takes the place of a task's mapping, or null when it stays as it is. */
function followTask(
  db: Db,
  specId: string,
  task: PlanTask,
  current: Mapping | null,
  offer: { make: () => Proposal; isKnown: () => boolean; has: (answer: Answer | null) => boolean },
  now: string,
): Mapping | null {
  if (!current) return toMapping(offer.make(), specId, task.id, now);
  const { approvedFor, voided, origin } = current;
  if (current.status === 'approved') {
    const fingerprint = taskFingerprint(task);
    if (approvedFor === null) setApprovedFor(db, current.id, fingerprint);
    if (approvedFor === null || approvedFor === fingerprint) return null;
    const fallen = { status: 'proposed', approvedAt: null, voided: TASK_CHANGED } as const;
    if (origin === 'person') return { ...current, ...fallen, id: newId('mapping'), createdAt: now };
    return { ...toMapping(offer.make(), specId, task.id, now), ...fallen, approvedFor };
  }
  if (voided !== null && approvedFor === taskFingerprint(task)) {
    const approved = findApprovedFor(db, task.id, approvedFor);
    if (approved) return { ...approved, status: 'approved', id: newId('mapping'), createdAt: now };
  }
  if (origin === 'person' || offer.isKnown()) return null;
  const next = offer.make();
  // Nothing here could make an agent's proposal anew: it stays for its text, as long as nothing nearer has an answer.
  if (
    origin === 'agent' &&
    next.answer === null &&
    current.madeFor === taskFingerprint(task) &&
    offer.has(current.answer)
  ) {
    return null;
  }
  return isSame(next, current) ? null : { ...toMapping(next, specId, task.id, now), approvedFor, voided };
}

function isSame(a: Proposal, b: Proposal): boolean {
  if (a.confidence !== b.confidence || a.origin !== b.origin || a.reason !== b.reason) return false;
  if ((a.answer && answerLabel(a.answer)) !== (b.answer && answerLabel(b.answer))) return false;
  return lists(a) === lists(b);
}

const lists = ({ answer, matched, stackFacts, alternatives }: Proposal): string =>
  JSON.stringify([answer, matched, stackFacts, alternatives]);
