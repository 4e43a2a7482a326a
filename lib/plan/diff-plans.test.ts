import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { countChanges, type PlanDiff, planDiffSchema } from '@/lib/domain/plan-diff';
import { diffPlans } from './diff-plans';
import { keepIdentity } from './match-tasks';
import { parsePlan } from './parse-plan';

const nothing: PlanDiff = { added: [], removed: [], changed: [], moved: [], ticked: [], layers: [] };
const source = { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: 'h' };

const parsed = (text: string): Plan => parsePlan(`# Books\n\n${text}\n`, source);
const bullets = (...tasks: string[]): string => tasks.map((task) => `- [ ] ${task}\n`).join('');

/** What a change of the file's text is seen as. */
function diffOf(before: string, after: string): PlanDiff {
  const was = parsed(before);
  const diff = diffPlans(was, keepIdentity(was, parsed(after)));
  expect(planDiffSchema.parse(diff)).toEqual(diff);
  return diff;
}

const layer0 = '## Layer 0: Ground\n\n';
const layer1 = '\n## Layer 1: Core\n\n';
const plain =
  layer0 + bullets('Lay pipes', 'Pour concrete', 'Set stones', 'Point joints') + layer1 + bullets('Hang doors');

test('a plan does not differ from itself, and blank lines, prose and ticks change nothing', () => {
  expect(diffOf(plain, plain)).toEqual(nothing);
  const ticked = diffOf(plain, `Some words.\n\n${plain.replace('[ ] Set', '[x] Set')}\n`);
  expect(ticked).toEqual({ ...nothing, ticked: [expect.objectContaining({ key: 'L0.3', done: true })] });
  expect(countChanges(ticked)).toBeNull();
});

test('an inserted task is added and moves none of those that follow', () => {
  const diff = diffOf(plain, plain.replace('- [ ] Pour', '- [ ] Call the surveyor\n- [ ] Pour'));
  expect(diff).toEqual({
    ...nothing,
    added: [expect.objectContaining({ key: 'L0.2', line: 6, description: 'Call the surveyor' })],
  });
});

test('a task that is taken away is removed, at its old place', () => {
  const diff = diffOf(plain, plain.replace('- [ ] Pour concrete\n', ''));
  expect(diff).toEqual({
    ...nothing,
    removed: [expect.objectContaining({ key: 'L0.2', description: 'Pour concrete' })],
  });
});

describe('a task has moved', () => {
  test('when it stands elsewhere among those that stayed', () => {
    const after =
      layer0 + bullets('Set stones', 'Lay pipes', 'Pour concrete', 'Point joints') + layer1 + bullets('Hang doors');
    const moved = [expect.objectContaining({ description: 'Set stones', from: 'L0.3', to: 'L0.1' })];
    expect(diffOf(plain, after)).toEqual({ ...nothing, moved });
  });

  test('when it stands in another layer', () => {
    const after =
      layer0 + bullets('Lay pipes', 'Pour concrete', 'Set stones') + layer1 + bullets('Point joints', 'Hang doors');
    const moved = [expect.objectContaining({ description: 'Point joints', from: 'L0.4', to: 'L1.1' })];
    expect(diffOf(plain, after)).toEqual({ ...nothing, moved });
  });

  test('when whole layers change places: those of the smaller one', () => {
    const after =
      '## Layer 0: Core\n\n' +
      bullets('Hang doors') +
      '\n## Layer 1: Ground\n\n' +
      bullets('Lay pipes', 'Pour concrete', 'Set stones', 'Point joints');
    expect(diffOf(plain, after).moved.map(({ from, to }) => [from, to])).toEqual([['L1.1', 'L0.1']]);
  });
});

test('a layer put in front of the others is the only change, whatever they are numbered then', () => {
  const after =
    '## Layer 0: Survey\n\n' +
    bullets('Walk the site') +
    plain.replace('Layer 1', 'Layer 2').replace('Layer 0', 'Layer 1');
  const diff = diffOf(plain, after);
  expect(diff).toMatchObject({
    ...nothing,
    added: [{ key: 'L0.1' }],
    layers: [{ key: 'L0', before: null, after: 'Survey (one by one)' }],
  });
});

test('a layer that is renamed, run otherwise or taken away is said once, not for each of its tasks', () => {
  const after = plain
    .replace('Layer 0: Ground', 'Layer 0: Footing (Parallel)')
    .replace(layer1 + bullets('Hang doors'), '');
  expect(diffOf(plain, after)).toMatchObject({
    ...{ ...nothing, removed: [{ key: 'L1.1' }] },
    layers: [
      { key: 'L0', before: 'Ground (one by one)', after: 'Footing (parallel)' },
      { key: 'L1', before: 'Core (one by one)', after: null },
    ],
  });
});

describe('a changed task names the field with its text before and after:', () => {
  const task = (line: string, below = '') => `${layer0}- [ ] Other thing\n- [ ] ${line}\n${below}`;
  test.each([
    [
      'description',
      task('Create the orders table'),
      task('Create the order tables'),
      'Create the orders table',
      'Create the order tables',
    ],
    ['ref', task('T001: Create it'), task('T002: Create it'), 'T001', 'T002'],
    [
      'agent',
      task('Create it', '  - Agent: Backend\n'),
      task('Create it', '  - Agent: Database\n'),
      'Backend',
      'Database',
    ],
    ['complexity', task('Create it'), task('Create it', '  - Complexity: High\n'), null, 'High'],
    [
      'sub-tasks',
      task('Create it', '  - [ ] One\n'),
      task('Create it', '  - [ ] One\n  - [ ] Two\n'),
      'One',
      'One\nTwo',
    ],
    ['notes', task('Create it', '  > With care.\n'), task('Create it'), '> With care.', null],
  ])('%s', (field, was, is, before, after) => {
    const [change, ...others] = diffOf(was, is).changed;
    expect(others).toEqual([]);
    expect(change?.fields).toContainEqual({ field, before, after });
    expect(change).toMatchObject({ key: 'L0.2', line: 6 });
  });

  test('dependencies, also when the same words come to mean another task', () => {
    const waits = `${layer0}- [ ] A thing\n- [ ] Another thing\n  - Dependencies: L0.1\n`;
    const other = diffOf(waits, waits.replace('L0.1', 'none'));
    expect(other.changed[0]?.fields).toEqual([{ field: 'dependencies', before: 'L0.1', after: 'none' }]);
    const shifted = diffOf(waits, waits.replace('- [ ] A thing', '- [ ] New here\n- [ ] A thing'));
    expect(shifted.changed[0]?.fields).toEqual([
      { field: 'dependencies', before: 'L0.1 A thing', after: 'L0.1 New here' },
    ]);
  });
});

test('what is added, removed or changed adds up to the tasks of both plans, whatever was done', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const keep = (n: number, salt: number) => (n * 7919 * seed + salt) % 5 !== 0;
    const texts = Array.from({ length: 40 }, (_, n) => `Build part ${n * n} of wall ${n % 7}`);
    const turn = seed % texts.length;
    const was = parsed(layer0 + bullets(...texts.filter((_, n) => keep(n, 1))));
    const turned = [...texts.slice(turn), ...texts.slice(0, turn)].filter((_, n) => keep(n, 2));
    const is = keepIdentity(was, parsed(layer0 + bullets(...turned)));
    const diff = diffPlans(was, is);
    const count = planTasks(is).length - planTasks(was).length;
    expect(diff.added.length - diff.removed.length).toBe(count);
    // Taking away what is said to have moved, been added or removed leaves two plans in the same order.
    const away = new Set([...diff.added, ...diff.removed, ...diff.moved].map(({ taskId }) => taskId));
    const left = (plan: Plan) =>
      planTasks(plan)
        .map(({ id }) => id)
        .filter((id) => !away.has(id));
    expect(left(is)).toEqual(left(was));
  }
});
