import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@/db/client';
import { getPlan, putPlan } from '@/db/queries/specs';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import type { Diagnostic, Plan } from '@/lib/domain/plan';
import type { Clock } from '@/lib/engine/ports';
import { locateSpec } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import type { Facts } from './context';
import { refreshProposals } from './proposals';

/** Raised when the reader understands files differently than before: stored plans are then read anew. */
const READER_VERSION = 1;

/**
 * Plans as they stand on disk, read again only when their file changed; the last good one outlives a broken file.
 * Every task of a plan handed out has a mapping in force, proposed from what is known now.
 */
export function createPlanBook(db: Db, projectDir: string, facts: () => Facts, clock: Clock): (spec: string) => Plan {
  const plans = new Map<string, { stamp: string | null; plan: Plan }>();
  const proposedFor = new Map<string, { plan: Plan; facts: Facts }>();
  return (specId) => {
    const location = locateSpec(projectDir, specId);
    if (!location.planPath) {
      throw new AshlarError(
        'E_NO_PLAN',
        `${specId} has no layered-tasks.md.`,
        `Write ${join(location.dir, 'layered-tasks.md')}, or let /iterate:tasks ${specId} write it.`,
      );
    }
    const stamp = stampOf(location.planPath);
    const known = plans.get(specId);
    let plan = known?.plan;
    if (!plan || stamp === null || known?.stamp !== stamp) {
      plan = readOrKeep(db, specId, () => readPlan(projectDir, location), clock.now);
      plans.set(specId, { stamp, plan });
    }
    const current = facts();
    const done = proposedFor.get(specId);
    if (done?.plan !== plan || done.facts !== current) {
      refreshProposals(db, plan, current, clock.now());
      proposedFor.set(specId, { plan, facts: current });
    }
    return plan;
  };
}

function readOrKeep(db: Db, specId: string, read: () => Plan, now: () => string): Plan {
  const stored = getPlan(db, specId);
  let plan: Plan;
  try {
    plan = read();
  } catch (error) {
    if (!stored) throw error;
    return { ...stored.plan, diagnostics: [unreadable(error), ...stored.plan.diagnostics] };
  }
  if (stored?.hash !== plan.hash || stored.readerVersion !== READER_VERSION) putPlan(db, plan, READER_VERSION, now());
  return plan;
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
