import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@/db/client';
import { getPlan, putPlan } from '@/db/queries/specs';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import type { Diagnostic, Plan } from '@/lib/domain/plan';
import type { Clock } from '@/lib/engine/ports';
import { locateSpec, type SpecLocation } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import type { Facts } from './context';
import { refreshProposals } from './proposals';

/** Raised when the reader understands files differently than before: stored plans are then read anew. */
const READER_VERSION = 2;

/**
 * Plans as they stand on disk, read again only when their file changed; the last good one outlives a broken file.
 * Every task of a plan handed out has a mapping in force, proposed from what is known now.
 */
export function createPlanBook(db: Db, projectDir: string, facts: () => Facts, clock: Clock): (spec: string) => Plan {
  const plans = new Map<string, { stamp: string | null; plan: Plan }>();
  const proposedFor = new Map<string, { plan: Plan; facts: Facts }>();

  function read(specId: string): Plan {
    let location: SpecLocation & { planPath: string };
    try {
      location = locatePlan(projectDir, specId);
    } catch (error) {
      return keptPlan(db, specId, error);
    }
    const stamp = stampOf(location.planPath);
    const known = plans.get(specId);
    if (known && stamp !== null && known.stamp === stamp) return known.plan;
    const plan = readOrKeep(db, specId, () => readPlan(projectDir, location), clock.now);
    plans.set(specId, { stamp, plan });
    return plan;
  }

  return (specId) => {
    const plan = read(specId);
    const current = facts();
    const done = proposedFor.get(specId);
    if (done?.plan !== plan || done.facts !== current) {
      refreshProposals(db, plan, current, clock.now());
      proposedFor.set(specId, { plan, facts: current });
    }
    return plan;
  };
}

function locatePlan(projectDir: string, specId: string): SpecLocation & { planPath: string } {
  const location = locateSpec(projectDir, specId);
  const { planPath, dir } = location;
  if (planPath) return { ...location, planPath };
  throw new AshlarError(
    'E_NO_PLAN',
    `${specId} has no layered-tasks.md.`,
    `Write ${join(dir, 'layered-tasks.md')}, or let /iterate:tasks ${specId} write it.`,
  );
}

function readOrKeep(db: Db, specId: string, read: () => Plan, now: () => string): Plan {
  let plan: Plan;
  try {
    plan = read();
  } catch (error) {
    return keptPlan(db, specId, error);
  }
  const stored = getPlan(db, specId);
  if (stored?.hash !== plan.hash || stored.readerVersion !== READER_VERSION) putPlan(db, plan, READER_VERSION, now());
  return plan;
}

/** The last good plan with the reason as an error, so that a run of it can still be seen and answered. */
function keptPlan(db: Db, specId: string, error: unknown): Plan {
  const stored = getPlan(db, specId);
  if (!stored) throw error;
  return { ...stored.plan, diagnostics: [unreadable(error), ...stored.plan.diagnostics] };
}

function unreadable(error: unknown): Diagnostic {
  const { code, message, hint } = toProblem(error);
  return { code, severity: 'error', line: 1, column: 1, message: `${message} The last good plan is shown.`, hint };
}

function stampOf(file: string): string | null {
  let stats: Stats;
  try {
    stats = statSync(file);
  } catch {
    return null;
  }
  return `${stats.ino}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}`;
}
