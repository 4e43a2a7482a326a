import { join } from 'node:path';
import type { Db } from '@/db/client';
import { correctionsRevision } from '@/db/queries/corrections';
import { hasApprovals } from '@/db/queries/mappings';
import { listOpenRuns } from '@/db/queries/runs';
import { getPlan } from '@/db/queries/specs';
import { AshlarError } from '@/lib/domain/errors';
import type { Plan } from '@/lib/domain/plan';
import type { Clock } from '@/lib/engine/ports';
import { locateSpec, planFiles, relativeTo, type SpecLocation } from '@/lib/plan/locate-specs';
import { PLAN_BYTES_MAX, readPlan } from '@/lib/plan/read-plan-file';
import { readFileInside } from '@/lib/plan/read-text-file';
import { retick } from '@/lib/plan/retick';
import type { Facts } from './context';
import { isRefused, keptForError, keptForPlan } from './kept-plan';
import { keepProposals, refreshProposals } from './proposals';
import { readSteadily, stampOf } from './read-steadily';
import { readChanges, type SeenChanges } from './seen-changes';
import { storePlan } from './store-plan';

export type PlanBook = {
  /**
   * The plan of a spec in force: as it stands on disk, or the last good one with an error that says why the file cannot
   * take its place. Every task has its mapping, proposed from what is known now. Who has just listed the specs gives
   * the location: looking for one among many costs as much as listing them.
   */
  plan(specId: string, location?: SpecLocation): Plan;
  /**
   * The same plan for who asks for no mapping: where nothing of it is approved, tasks without one get theirs when
   * somebody does. Approvals are followed at once, so that none stands for a text that has changed.
   */
  unmappedPlan(specId: string, location?: SpecLocation): Plan;
  /** What changed in the plan since the person last saw it in order. */
  changes(specId: string, location?: SpecLocation): SeenChanges;
  /** What was stored of plans was undone: they are read and stored anew. */
  forget(): void;
};

/** Puts a person's own order of an imported plan over what its file says. */
export type Arrange = (plan: Plan) => Plan;

/** A plan as it was read last. */
type Entry = {
  plan: Plan;
  /** What stands on disk in its place and may not take it. */
  refused: Plan | null;
  stamp: string;
  settled: boolean;
  /** Null for plans of several files. */
  bytes: Buffer | null;
};

type Location = SpecLocation & { planPath: string };

/** Plans as they stand on disk, read again only when their files changed. */
export function createPlanBook(
  db: Db,
  projectDir: string,
  facts: () => Facts,
  clock: Clock,
  arrange: Arrange = (plan) => plan,
): PlanBook {
  const entries = new Map<string, Entry>();
  const kept = new Map<string, { why: string; plan: Plan }>();
  const proposedFor = new Map<string, { plan: Plan; facts: Facts; revision: number }>();
  const isRunOpen = (specId: string): boolean =>
    listOpenRuns(db).some((run) => run.specId === specId && run.kind === 'plan' && !run.rehearsal);

  function inForce(specId: string, location?: SpecLocation): Plan {
    try {
      const plan = entryOf(specId, withPlan(location ?? locateSpec(projectDir, specId))).plan;
      kept.delete(specId);
      return plan;
    } catch (error) {
      return keep(specId, error);
    }
  }

  function keep(specId: string, error: unknown): Plan {
    const why = String(error);
    const known = kept.get(specId);
    if (known?.why === why) return known.plan;
    const stored = getPlan(db, specId);
    if (!stored) throw error;
    const plan = keptForError(stored.plan, error);
    kept.set(specId, { why, plan });
    return plan;
  }

  function entryOf(specId: string, location: Location): Entry {
    const known = entries.get(specId);
    const files = planFiles(location);
    // What is held back may take its place once the run has ended.
    const isCurrent = known?.settled && (!known.refused || isRunOpen(specId));
    if (isCurrent && known.stamp === stampOf(files).text) return known;
    const { value, stamp, settled } = readSteadily(files, () => readAgain(specId, location, known));
    const entry = { ...value, stamp: stamp.text, settled };
    entries.set(specId, entry);
    return entry;
  }

  /** Ticks are seen in the bytes; anything else is read as a whole. */
  function readAgain(specId: string, location: Location, known: Entry | undefined): Omit<Entry, 'stamp' | 'settled'> {
    const path = relativeTo(projectDir, location.planPath);
    const bytes =
      location.files.length > 0 ? null : readFileInside(projectDir, location.planPath, path, PLAN_BYTES_MAX);
    if (known?.bytes && bytes && !known.refused && known.plan.path === path) {
      const ticked = bytes.equals(known.bytes) ? known.plan : retick(known.plan, known.bytes, bytes);
      if (ticked) {
        const proposed = proposedFor.get(specId);
        if (proposed?.plan === known.plan) proposedFor.set(specId, { ...proposed, plan: ticked });
        keepProposals(known.plan, ticked);
        return { plan: ticked, refused: null, bytes };
      }
    }
    const read = readPlan(projectDir, location);
    const stored = getPlan(db, specId);
    if (stored && isRefused(read, stored.plan, isRunOpen(specId))) {
      return { plan: keptForPlan(stored.plan, read), refused: read, bytes };
    }
    return { plan: storePlan(db, read, clock.now()), refused: null, bytes };
  }

  function mapped(plan: Plan): Plan {
    const current = facts();
    const done = proposedFor.get(plan.spec);
    const revision = correctionsRevision(db);
    if (done?.plan !== plan || done.facts !== current || done.revision !== revision) {
      refreshProposals(db, plan, current, clock.now(), done?.plan);
      proposedFor.set(plan.spec, { plan, facts: current, revision });
    }
    return plan;
  }

  return {
    plan: (specId, location) => mapped(arrange(inForce(specId, location))),
    unmappedPlan(specId, location) {
      const plan = arrange(inForce(specId, location));
      return hasApprovals(db, specId) ? mapped(plan) : plan;
    },
    changes: (specId, location) => readChanges(db, inForce(specId, location), arrange),
    forget() {
      entries.clear();
      kept.clear();
      proposedFor.clear();
    },
  };
}

function withPlan(location: SpecLocation): Location {
  const { id, planPath, dir } = location;
  if (planPath) return { ...location, planPath };
  throw new AshlarError(
    'E_NO_PLAN',
    `${id} has no layered-tasks.md.`,
    `Write ${join(dir, 'layered-tasks.md')}, or let /iterate:tasks ${id} write it.`,
  );
}
