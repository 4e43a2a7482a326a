import { describe, expect, test } from 'vitest';
import { planOf, planTask } from '@/lib/domain/fixtures/plan';
import type { Plan, PlanPhase, PlanTask } from '@/lib/domain/plan';
import { judgeByWords } from './judge-task';
import { layerPlan } from './layer-plan';
import type { Layering } from './layering';

/** A plan of tasks in one layer, as readers of files without phases give it; `after` are indexes of tasks. */
function planFrom(tasks: (Partial<PlanTask> & { after?: number[] })[], change: Partial<Plan> = {}): Plan {
  const own = tasks.map(({ after = [], ...task }, index) =>
    planTask({
      ...{ id: `task_${index}`, key: `L0.${index + 1}`, line: index + 3 },
      ...{ dependencies: after.map((other) => `L0.${other + 1}`), ...task },
    }),
  );
  const layers = [{ key: 'L0', name: 'Tasks', parallel: false, line: 1, tasks: own }];
  return planOf({ path: 'specs/F001/tasks.md', format: 'checklist', layers, ...change });
}

const phase = (id: string, change: Partial<PlanPhase> = {}): PlanPhase => ({
  ...{ id, title: `Phase ${id}`, line: 1, layer: 'L2', reason: 'By its name.', chosen: false, tasks: 1 },
  ...change,
});

const shape = ({ layers }: Layering): Record<string, string[]> =>
  Object.fromEntries(layers.map(({ key, tasks }) => [key, tasks.map(({ task }) => task.description)]));
const layersOf = (...tasks: (Partial<PlanTask> & { after?: number[] })[]) => layerPlan(planFrom(tasks)).layers;

describe('the words of a task', () => {
  test.each([
    [0, 'Set up the project structure', '“set up”'],
    [0, '**Install** dependencies', '“install”'],
    [0, 'Create the database schema and its migrations', '“schema”'],
    [0, 'Add migration for orders', '“migration”'],
    [0, 'Run the migrations', '“migrations”'],
    [0, 'Add an expiry column to the orders table', '“column”'],
    [0, 'Create the audit verification table', '“table”'],
    [1, 'Build the price table component', '“component”'],
    [0, 'Define environment variables in .env.example', '“environment”'],
    [1, 'Create User model in src/models/user.py', '“model”'],
    [1, 'Implement UserService', '“service”'],
    [1, 'Implement authentication middleware', '“middleware”'],
    [1, 'Build the thing', '“build”'],
    [1, 'Backend: create API endpoints', '“endpoints”'],
    [2, 'Add login page', '“page”'],
    [2, 'Create the settings screen', '“screen”'],
    [2, 'Add retries', '“add”'],
    [2, 'Enhance the search', '“enhance”'],
    [2, 'Extend the User model', '“extend”'],
    [2, 'Add environment variable validation', '“add”'],
    [0, 'Create Vite project with a template', '“project”'],
    [1, 'Implement project selection', '“implement”'],
    [0, 'Mail Setup', '“setup”'],
    [3, 'Unit tests for `X`: allows nothing', '“tests”'],
    [0, 'Improve the database schema', '“schema”'],
    [3, 'Checkpoint - verify the API', '“verify”'],
    [3, 'Final checkpoint', '“checkpoint”'],
    [3, 'Wire up the routes', '“wire up”'],
    [3, 'Write unit tests for the parser', '“tests”'],
    [3, 'Contract test POST /users in tests/contract/test_users.py', '“test”'],
    [3, 'Deploy to production', '“deploy”'],
    [3, 'Update README.md', 'README.md'],
    [3, 'Task 4.1: Verify the numbers', '“verify”'],
  ])('put it into L%i: %s', (layer, description, because) => {
    const judged = judgeByWords(description);
    expect(judged?.layer).toBe(layer);
    expect(judged?.reason).toContain(because);
  });

  test.each([
    'Think about it',
    'Handle the rest',
    '',
    '???',
    '`npm start`',
    '`a()`：先看 provider',
    'Graph と Database の統合テストを実装',
  ])('say nothing: %s', (description) => {
    expect(judgeByWords(description)).toBeNull();
  });
});

describe('a plan without layers', () => {
  test('is put into layers by the words of its tasks before the name of their phase, in the order of the file', () => {
    const phases = [phase('a', { layer: 'L3', title: 'Polish', reason: '“Polish” stands for L3.' }), phase('b')];
    const tasks = ['Deploy it', 'Add a page', 'Create a model', 'Set up CI', 'Create a service', 'Think it over'];
    const layering = layerPlan(
      planFrom(
        tasks.map((description) => ({ description, phase: 'a' })),
        { phases },
      ),
    );
    expect(shape(layering)).toEqual({
      L0: ['Set up CI'],
      L1: ['Create a model', 'Create a service'],
      L2: ['Add a page'],
      L3: ['Deploy it', 'Think it over'],
    });
    expect(layering.layers.map(({ name }) => name)).toEqual([
      'Infrastructure',
      'Core Services',
      'Features',
      'Integration',
    ]);
    const last = layering.layers[3]?.tasks[1];
    expect(last?.reason).toBe('Its words say no layer; its phase is L3. “Polish” stands for L3.');
    expect(last?.from).toBe('Polish');
  });

  test('follows a phase that names its layer before a verb that any task may begin with', () => {
    const phases = [
      phase('a', { layer: 'L0', title: 'Phase 1: Database Setup' }),
      phase('b', { layer: 'L2', title: 'Phase 2' }),
    ];
    const plan = planFrom(
      [
        { description: 'Create orders', phase: 'a' },
        { description: 'Create the order model', phase: 'a' },
        { description: 'Create something else', phase: 'b' },
      ],
      { phases },
    );
    expect(shape(layerPlan(plan))).toEqual({
      L0: ['Create orders'],
      L1: ['Create the order model', 'Create something else'],
    });
  });

  test('without phases and without words is spread by place', () => {
    const layering = layerPlan(planFrom(Array.from({ length: 8 }, (_, n) => ({ description: `Thing ${n}` }))));
    expect(layering.layers.map(({ tasks }) => tasks.length)).toEqual([1, 3, 3, 1]);
    expect(layering.layers[1]?.tasks[0]?.reason).toContain('by its place among the others');
  });

  test('in one phase lets a task without words go with those around it', () => {
    const tasks = ['Create a model', 'Think', 'Create a service', 'Think more', 'Muse', 'Deploy it'];
    const layering = layerPlan(
      planFrom(
        tasks.map((description) => ({ description, phase: 'a' })),
        { phases: [phase('a')] },
      ),
    );
    expect(shape(layering)).toEqual({
      L1: ['Create a model', 'Think', 'Create a service'],
      L2: ['Think more', 'Muse'],
      L3: ['Deploy it'],
    });
  });

  test('keeps what a person arranged, also layers beyond ours', () => {
    const plan = planFrom([{ description: 'Set up CI', phase: 'a' }], { phases: [phase('a', { chosen: true })] });
    const layers = plan.layers.map((layer) => ({ ...layer, key: 'L5', name: 'Later' }));
    const layering = layerPlan({ ...plan, layers });
    expect(layering.layers).toMatchObject([
      { key: 'L5', name: 'Later', tasks: [{ reason: expect.stringMatching(/^You/) }] },
    ]);
  });

  test('keeps a single task where a person put it', () => {
    const layering = layerPlan(
      planFrom([{ description: 'Deploy it' }, { description: 'Deploy that' }]),
      new Set(['task_0']),
    );
    expect(shape(layering)).toEqual({ L0: ['Deploy it'], L3: ['Deploy that'] });
    expect(layering.layers[0]?.tasks[0]?.reason).toBe('You put it into L0.');
  });

  test('no task stands before one it waits for, over any number of steps, and it is said why', () => {
    const layers = layersOf(
      { description: 'Set up the server', after: [1] },
      { description: 'Create a model', after: [2] },
      { description: 'Wire it up', ref: 'T003' },
      { description: 'Install things' },
    );
    expect(layers.map(({ key, tasks }) => [key, tasks.map(({ task }) => task.description)])).toEqual([
      ['L0', ['Install things']],
      ['L3', ['Wire it up', 'Create a model', 'Set up the server']],
    ]);
    expect(layers[1]?.tasks[1]?.reason).toBe(
      'Raised from L1 to L3, where T003 “Wire it up” stands: it waits for that. “model” is L1 work.',
    );
    expect(layers[1]?.tasks.map(({ dependencies }) => dependencies)).toEqual([[], ['L3.1'], ['L3.2']]);
  });

  test('a chain of 20,000 tasks written backwards is put in order', () => {
    const tasks = Array.from({ length: 20_000 }, (_, n) => ({
      description: n === 19_999 ? 'Add a page' : 'Create a model',
      after: n === 19_999 ? [] : [n + 1],
    }));
    const [only, ...more] = layersOf(...tasks);
    expect([only?.key, only?.tasks[0]?.task.id, only?.tasks.at(-1)?.task.id, more]).toEqual([
      'L2',
      'task_19999',
      'task_0',
      [],
    ]);
  });

  test('a task that waits for a whole layer comes after all of it, wherever its tasks went', () => {
    const first = planFrom([{ description: 'Deploy it' }, { description: 'Create a model' }]).layers;
    const second = planTask({ id: 'task_9', key: 'L1.1', line: 9, description: 'Set up CI', dependencies: ['L0'] });
    const layers = [...first, { key: 'L1', name: 'Then', parallel: false, line: 8, tasks: [second] }];
    const layering = layerPlan(planFrom([], { layers }));
    expect(shape(layering)).toEqual({ L1: ['Create a model'], L3: ['Deploy it', 'Set up CI'] });
    expect(layering.layers[1]?.tasks[1]).toMatchObject({ dependencies: ['L1'] });
    expect(layering.layers[1]?.parallel).toBe(false);
  });

  test('tasks that wait for each other are reported with their line and stay together', () => {
    const layering = layerPlan(
      planFrom([
        { description: 'Deploy it', ref: 'T1', after: [1] },
        { description: 'Create a model', ref: 'T2', after: [0] },
      ]),
    );
    expect(layering.diagnostics).toMatchObject([
      { code: 'E_CYCLE', line: 3, message: expect.stringContaining('T1 → T2 → T1') },
    ]);
    expect(layering.layers.map(({ key, tasks }) => [key, tasks.length])).toEqual([['L3', 2]]);
  });

  test('a part that waits for another task makes its task wait', () => {
    const part = { id: 'p', ref: null, description: 'x', line: 4, done: false, optional: false, box: null, notes: [] };
    const layers = layersOf(
      { description: 'Create a model', subtasks: [{ ...part, dependencies: ['T9'] }] },
      { description: 'Deploy it', ref: 'T9' },
    );
    expect(layers[0]?.tasks.map(({ task }) => task.description)).toEqual(['Deploy it', 'Create a model']);
  });
});

describe('tasks of a layer run side by side', () => {
  const models = (...more: (Partial<PlanTask> & { after?: number[] })[]) =>
    layersOf(
      { description: 'Create a model in src/a.ts' },
      { description: 'Create a service in src/b.ts' },
      ...more,
    )[0];

  test('when none waits for another and no file is named twice', () => {
    expect(models()).toMatchObject({ key: 'L1', parallel: true, tasks: [{ parallel: true }, { parallel: true }] });
  });

  test('and otherwise not', () => {
    expect(models({ description: 'Create a hook', after: [0] })).toMatchObject({ parallel: false });
    expect(models({ description: 'Create a hook in `src/a.ts`' })?.reason).toBe('More than one task names src/a.ts.');
    const notes = [{ line: 1, text: 'see src/b.ts' }];
    expect(models({ description: 'Create a hook', notes })).toMatchObject({ parallel: false });
    expect(models({ description: 'Create a hook', parallel: true })?.reason).toContain('does not mark');
  });

  test('a mark of the plan counts only where no neighbour so marked names the same file', () => {
    const parallel = true;
    const [first] = layersOf(
      { description: 'Install a in a.toml', parallel },
      { description: 'Install b in b.toml', parallel },
      { description: 'Install c in a.toml', parallel },
      { description: 'Install d' },
    );
    expect(first?.tasks.map((task) => task.parallel)).toEqual([true, true, false, false]);
  });

  test('never in the first and the last layer', () => {
    const layers = layersOf({ description: 'Install a' }, { description: 'Install b' }, { description: 'Deploy c' });
    expect(layers.map(({ key, parallel }) => [key, parallel])).toEqual([
      ['L0', false],
      ['L3', false],
    ]);
  });
});
