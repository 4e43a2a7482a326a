import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Both store the plan in a database that does not know it. */
export const importSteps = {
  /** As the list of specs and `check` take a plan up. */
  import: ({ book }: OpenBook): number => planTasks(book.unmappedPlan(SPEC)).length,
  /** As a board does, which shows the mapping of every task. */
  mapped: ({ book }: OpenBook): number => planTasks(book.plan(SPEC)).length,
};

/** Milliseconds of the parts of an import, of taking up the file with three tasks in ten edited, and of asking again. */
export function timeParts(project: string, packageRoot: string): Record<string, number> {
  const first = openBook(project, packageRoot);
  const now = new Date().toISOString();
  const known = first.facts();
  const [read, readMs] = timed(() => readPlan(project, locateSpec(project, SPEC)));
  const [stored, storeMs] = timed(() => storePlan(first.db, read, now));
  const [, mapMs] = timed(() => refreshProposals(first.db, stored, known, now));
  first.close();
  const second = openBook(project, packageRoot);
  second.book.plan(SPEC);
  writeFileSync(planFile(project), editPlan(readFileSync(planFile(project), 'utf8')));
  const [, editedMs] = timed(() => second.book.plan(SPEC));
  const [, againMs] = timed(() => second.book.plan(SPEC));
  second.close();
  return { readMs, storeMs, mapMs, editedMs, againMs };
}

export type OpenBook = ReturnType<typeof openBook>;

export function openBook(project: string, packageRoot: string) {
  const folder = mkdtempSync(join(project, 'db-'));
  const db = openDb(join(folder, 'state.db'), join(packageRoot, 'drizzle'));
  const clock = { now: () => new Date().toISOString() };
  const facts = createFacts(project, { HOME: project } as unknown as NodeJS.ProcessEnv, clock).read;
  return { db, facts, book: createPlanBook(db, project, facts, clock), close: () => db.$client.close() };
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const value = work();
  return [value, performance.now() - began];
}
