import { expect, test } from 'vitest';
import { runTask } from '@/lib/domain/fixtures/run';
import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import type { RunTask } from '@/lib/domain/run';
import type { TaskStatus } from '@/lib/domain/task-status';
import type { Tick } from '@/lib/domain/tick';
import { parsePlan } from '@/lib/plan/parse-plan';
import { wantedTicks } from './wanted-ticks';

const plan = (text: string): Plan => parsePlan(`## Layer 0: A\n${text}`, { spec: 'F001', path: 'p', hash: 'h' });

const ran = (
  { id, ref, description }: Pick<PlanTask, 'id' | 'ref' | 'description'>,
  status: TaskStatus,
  by = 'files',
) =>
  runTask('L0.1', status, {
    ...{ taskId: id, ref, description },
    evidence: status === 'complete' ? ({ by, text: '', files: null } as RunTask['evidence']) : null,
  });

const tick = (boxId: string, sign: string | null, written = true): Tick => ({ specId: 'F001', boxId, sign, written });

function only(text: string): { whole: PlanTask; plan: Plan } {
  const parsed = plan(text);
  return { whole: planTasks(parsed)[0] as PlanTask, plan: parsed };
}

/** What is wanted, by the text of the line. */
function said(of: Plan, tasks: RunTask[], ticks: Tick[] = []): Record<string, boolean> {
  const items = planTasks(of).flatMap((task) => [task, ...task.subtasks]);
  const { changes } = wantedTicks(of, tasks, ticks);
  const textAt = (line: number) => items.find((item) => item.line === line)?.description ?? '';
  return Object.fromEntries(changes.map(({ box, done }) => [textAt(box.line), done]));
}

test('a completed task is ticked with its parts, except optional ones', () => {
  const { whole, plan: of } = only('- [ ] a\n  - [ ] b\n  - [ ] c');
  const [first, second] = whole.subtasks;
  if (first && second) second.optional = true;
  expect(said(of, [ran(whole, 'complete')])).toEqual({ a: true, b: true });
});

test.each(['skipped', 'failed', 'unproven', 'pending', 'running'] as const)(
  'a task that is %s is not ticked',
  (status) => {
    const { whole, plan: of } = only('- [ ] a\n  - [ ] b');
    expect(said(of, [ran(whole, status)])).toEqual({});
  },
);

test('a task that was ticked in the plan before is no business of ours, and is remembered as such', () => {
  const { whole, plan: of } = only('- [x] a');
  const wanted = wantedTicks(of, [ran(whole, 'complete', 'plan')], []);
  expect([wanted.changes, wanted.stood]).toEqual([[], [whole.id]]);
});

test('each box is ticked once: one that the person opened again stays open', () => {
  const { whole, plan: of } = only('- [ ] a\n  - [ ] b');
  expect(said(of, [ran(whole, 'complete')], [tick(whole.id, ' ')])).toEqual({});
});

test('a tick that a crash may have kept from the file is wanted again', () => {
  const { whole, plan: of } = only('- [ ] a');
  expect(said(of, [ran(whole, 'complete')], [tick(whole.id, ' ', false)])).toEqual({ a: true });
});

test('only our own tick of a task that is to be done again is taken back, with the sign that stood there', () => {
  const { whole, plan: of } = only('- [x] a\n  - [x] b');
  const part = whole.subtasks[0]?.id ?? '';
  const { changes, forget } = wantedTicks(of, [ran(whole, 'pending')], [tick(whole.id, '-'), tick(part, null)]);
  expect(changes).toMatchObject([{ id: whole.id, done: false, sign: '-' }]);
  expect(forget).toEqual([part]);
});

test('a task whose parts ran singly is ticked when the last of them is complete', () => {
  const { whole, plan: of } = only('- [ ] a\n  - [ ] b\n  - [ ] c\n  - [x] d');
  const [b, c] = whole.subtasks;
  if (!b || !c) throw new Error('No parts.');
  expect(said(of, [ran(b, 'complete'), ran(c, 'pending')])).toEqual({ b: true });
  expect(said(of, [ran(b, 'complete'), ran(c, 'complete')])).toEqual({ a: true, b: true, c: true });
  expect(said(of, [ran(b, 'complete'), ran(c, 'skipped')])).toEqual({ b: true });
  c.optional = true;
  expect(said(of, [ran(b, 'complete'), ran(c, 'skipped')])).toEqual({ a: true, b: true });
});

test('a whole that was ticked loses its tick when one of its parts is to be done again', () => {
  const { whole, plan: of } = only('- [x] a\n  - [x] b\n  - [x] c');
  const [b, c] = whole.subtasks;
  if (!b || !c) throw new Error('No parts.');
  const ticks = [tick(whole.id, ' '), tick(b.id, ' '), tick(c.id, ' ')];
  expect(said(of, [ran(b, 'complete'), ran(c, 'failed')], ticks)).toEqual({ a: false, c: false });
});

test('a task whose text changed under its number is doubtful, and left alone', () => {
  const { whole, plan: of } = only('- [ ] T001 a new text');
  const wanted = wantedTicks(of, [{ ...ran(whole, 'complete'), description: 'an old text' }], []);
  expect(wanted.changes).toEqual([]);
  expect(wanted.doubtful).toHaveLength(1);
});

test('a task that got a number meanwhile is found by its text', () => {
  const { whole: before } = only('- [ ] make the bucket');
  const { plan: of } = only('- [ ] T001 make the bucket');
  expect(said(of, [ran(before, 'complete')])).toEqual({ 'make the bucket': true });
});

test('of equal texts none is believed once another one came or went', () => {
  const { whole: before } = only('- [ ] same');
  expect(said(plan('- [ ] same\n- [ ] same'), [ran(before, 'complete')])).toEqual({});
  const both = planTasks(plan('- [ ] same\n- [ ] same'));
  const tasks = both.map((task, index) => ran(task, index === 0 ? 'complete' : 'pending'));
  expect(Object.keys(said(plan('- [ ] same\n- [ ] same'), tasks))).toHaveLength(1);
});

test('the sync of a layer and tasks of other runs are nothing to tick', () => {
  const { plan: of } = only('- [ ] a');
  expect(said(of, [runTask('L0.sync', 'complete')])).toEqual({});
});
