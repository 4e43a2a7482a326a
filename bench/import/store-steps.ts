import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDb } from '@/db/client';
import { planTasks } from '@/lib/domain/plan';
import { locateSpec } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import { createFacts } from '@/lib/workspace/facts';
import { createPlanBook } from '@/lib/workspace/plan-book';
import { refreshProposals } from '@/lib/workspace/proposals';
import { storePlan } from '@/lib/workspace/store-plan';
import { editPlan } from './make-plan';
import { planFile, SPEC } from './read-steps';

/** Reads, maps and stores the plan in a database of its own. */
export function importPlan(project: string, packageRoot: string): number {
  const { plan, close } = openBook(project, packageRoot);
  const tasks = planTasks(plan(SPEC)).length;
  close();
  return tasks;
}

/** Milliseconds of the parts of an import, of taking up the file with three tasks in ten edited, and of asking again. */
export function timeParts(project: string, packageRoot: string): Record<string, number> {
  const first = openBook(project, packageRoot);
  const now = new Date().toISOString();
  const known = first.facts();
  const [read, readMs] = timed(() => readPlan(project, locateSpec(project, SPEC)));
  const [stored, storeMs] = timed(() => storePlan(first.db, read, now));
  const [, mapMs] = timed(() => refreshProposals(first.db, stored, known, now));
  first.close();
  const book = openBook(project, packageRoot);
  book.plan(SPEC);
  writeFileSync(planFile(project), editPlan(readFileSync(planFile(project), 'utf8')));
  const [, editedMs] = timed(() => book.plan(SPEC));
  const [, againMs] = timed(() => book.plan(SPEC));
  book.close();
  return { readMs, storeMs, mapMs, editedMs, againMs };
}

let databases = 0;

function openBook(project: string, packageRoot: string) {
  const db = openDb(join(project, `${databases++}.db`), join(packageRoot, 'drizzle'));
  const clock = { now: () => new Date().toISOString() };
  const facts = createFacts(project, { HOME: project } as unknown as NodeJS.ProcessEnv, clock).read;
  const { plan } = createPlanBook(db, project, facts, clock);
  return { db, facts, plan, close: () => db.$client.close() };
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const value = work();
  return [value, performance.now() - began];
}
