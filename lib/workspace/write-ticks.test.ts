import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '@/db/client';
import { openFresh } from '@/db/fixtures/database';
import { insertRun, updateRunTask } from '@/db/queries/runs';
import { listTicks } from '@/db/queries/ticks';
import { run, runTask } from '@/lib/domain/fixtures/run';
import { planTasks } from '@/lib/domain/plan';
import type { RunTask } from '@/lib/domain/run';
import { locateSpec } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import { type TickWriting, writeTicks } from './write-ticks';

const text = '## Layer 0: A\n\n- [ ] First\n- [ ] Second\n';
let project: string;
let plan: string;
let db: Db;
let tasks: RunTask[];

beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-write-ticks-')));
  plan = join(project, 'specs/F001/layered-tasks.md');
  mkdirSync(join(plan, '..'), { recursive: true });
  writeFileSync(plan, text);
  db = openFresh();
  tasks = planTasks(read()).map(({ id, description }, index) =>
    runTask(`L0.${index + 1}`, index === 0 ? 'complete' : 'pending', { taskId: id, description }),
  );
  insertRun(db, run(['L0']), tasks);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const read = () => readPlan(project, locateSpec(project, 'F001'));
const write = (change: Partial<TickWriting> = {}) =>
  writeTicks({ db, projectDir: project, readPlan: read, replaced: () => {}, ...change }, 'F001');
const done = text.replace('[ ] First', '[x] First');
const crash = () => {
  throw new Error('gone');
};

test('a process that ends right after the file was replaced leaves what stood in the box to the next', () => {
  write({ replaced: crash });
  expect(readFileSync(plan, 'utf8')).toBe(done);
  expect(listTicks(db, 'F001')).toMatchObject([{ sign: ' ', written: false }]);
  expect(write()).toEqual([]);
  expect(listTicks(db, 'F001')).toMatchObject([{ sign: ' ', written: true }]);
  for (const task of tasks) updateRunTask(db, { ...task, status: 'pending' });
  write();
  expect(readFileSync(plan, 'utf8')).toBe(text);
  expect(listTicks(db, 'F001')).toEqual([]);
});

test('an edit between reading and writing wins: nothing is written, it is told, and the next try ticks', () => {
  let reads = 0;
  const editAfterReading = () => {
    const seen = read();
    if (reads++ === 0) writeFileSync(plan, `# Edited\n\n${text}`);
    return seen;
  };
  expect(write({ readPlan: editAfterReading })).toMatchObject([{ code: 'E_CHANGED' }]);
  expect(readFileSync(plan, 'utf8')).toBe(`# Edited\n\n${text}`);
  expect(write()).toEqual([]);
  expect(readFileSync(plan, 'utf8')).toBe(`# Edited\n\n${done}`);
});

test('where nothing is to be done no file is read', () => {
  write();
  expect(write({ readPlan: crash })).toEqual([]);
});

test('what another hand ticked is not ours, and stays when the task is to be done again', () => {
  writeFileSync(plan, done);
  write();
  expect(listTicks(db, 'F001')).toMatchObject([{ sign: null, written: true }]);
  for (const task of tasks) updateRunTask(db, { ...task, status: 'pending' });
  write();
  expect(readFileSync(plan, 'utf8')).toBe(done);
});

test('a task whose text changed is told, and its box left alone', () => {
  writeFileSync(plan, text.replace('First', 'T001 First'));
  updateRunTask(db, { ...(tasks[0] as RunTask), description: 'Another first' });
  const problems = writeTicks({ db, projectDir: project, readPlan: () => reworded(), replaced: () => {} }, 'F001');
  expect(problems).toMatchObject([{ code: 'E_REWORDED' }]);
  expect(readFileSync(plan, 'utf8')).not.toContain('[x]');
});

/** The plan as if the first task had kept its id. */
function reworded() {
  const now = read();
  const layers = now.layers.map((layer) => ({
    ...layer,
    tasks: layer.tasks.map((task, index) => ({ ...task, id: tasks[index]?.taskId ?? task.id })),
  }));
  return { ...now, layers };
}
