import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@/db/client';
import { type Plan, planTasks } from '@/lib/domain/plan';
import type { Settings } from '@/lib/domain/project';
import { noteOwnWrite } from '@/lib/executors/evidence/own-writes';
import { locateSpec } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import { createTickKeeper, type TickKeeper } from './tick-keeper';
import { type TickWriting, writeTicks } from './write-ticks';

/** Ticks the boxes of what real runs complete, in plan files that have boxes, unless the user's settings say no. */
export function createRunTicks(db: Db, projectDir: string, settings: () => Settings): TickKeeper {
  // Most plans without boxes are read once: reading one for every task would cost more than the task.
  const boxless = new Map<string, { path: string; stamp: string }>();
  const writing: TickWriting = {
    db,
    projectDir,
    readPlan(specId) {
      const plan = readPlan(projectDir, locateSpec(projectDir, specId));
      const stamp = hasBoxes(plan) ? null : stampOf(projectDir, plan.path);
      if (stamp) boxless.set(specId, { path: plan.path, stamp });
      else boxless.delete(specId);
      return plan;
    },
    // The plan file may change while a command runs, and the change is not the command's.
    replaced: ({ real, before, after }) => noteOwnWrite(real, before, after),
  };
  return createTickKeeper((specId) => {
    const known = boxless.get(specId);
    if (known && stampOf(projectDir, known.path) === known.stamp) return [];
    const { writeBack, trusted } = settings();
    // A state that a repository brought along must not write its files before the person trusts it.
    return writeBack && trusted ? writeTicks(writing, specId) : [];
  });
}

const hasBoxes = (plan: Plan): boolean =>
  planTasks(plan).some((task) => task.box !== null || task.subtasks.some((part) => part.box !== null));

/** Null when nothing can be said of the file. */
function stampOf(projectDir: string, path: string): string | null {
  try {
    const { ino, size, mtimeMs } = statSync(join(projectDir, path));
    return `${ino}:${size}:${mtimeMs}`;
  } catch {
    return null;
  }
}
