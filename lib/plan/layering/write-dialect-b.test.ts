import { describe, expect, test } from 'vitest';
import { planOf, planTask } from '@/lib/domain/fixtures/plan';
import { type Plan, type PlanSubtask, type PlanTask, planTasks } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';
import { layerPlan } from './layer-plan';
import { noteTexts } from './note-lines';
import { firstLost } from './read-back';
import { writeDialectB } from './write-dialect-b';
import { oneLine } from './write-task';

const source = { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: 'h' };

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

const part = (change: Partial<PlanSubtask> & Pick<PlanSubtask, 'description'>): PlanSubtask => ({
  ...{ id: 'p', ref: null, line: 4, done: false, optional: false, box: null, notes: [], dependencies: [] },
  ...change,
});

/** What must come back of a task: everything but where it stood. */
const told = (task: PlanTask, keys: readonly string[], parallel: boolean, notes: number) => ({
  ...{ ref: task.ref, description: oneLine(task.description), done: task.done, optional: task.optional, parallel },
  ...{
    command: task.command,
    args: task.args,
    agent: task.agent,
    complexity: task.complexity,
    estimate: task.estimate,
  },
  dependencies: [...keys].sort(),
  parts: task.subtasks.map(({ ref, description, done, optional, dependencies, notes }) => [
    ...[ref, oneLine(description), done, optional, dependencies],
    noteTexts(notes),
  ]),
  // A note about dependencies that had to be worded anew may come after them.
  notes: noteTexts(task.notes).slice(0, notes),
});

function roundTrip(plan: Plan) {
  const layering = layerPlan(plan);
  const text = writeDialectB(layering);
  const read = parsePlan(text, source);
  const meant = layering.layers.map((layer) => [
    ...[layer.key, layer.name, layer.parallel],
    layer.tasks.map(({ task, dependencies, parallel }) => told(task, dependencies, parallel, Infinity)),
  ]);
  const notesOf = (layer: number, at: number) => noteTexts(layering.layers[layer]?.tasks[at]?.task.notes ?? []).length;
  const got = read.layers.map((layer, index) => [
    ...[layer.key, layer.name, layer.parallel],
    layer.tasks.map((task, at) => told(task, task.dependencies, task.parallel, notesOf(index, at))),
  ]);
  return { layering, text, read, meant, got };
}

test('a plan is written in dialect B, with the headings, fields and ids a person knows', () => {
  const { text } = roundTrip(
    planFrom(
      [
        { description: 'Set up the database', ref: 'T001', done: true, agent: 'Backend', complexity: 'Mid' },
        { description: 'Create a model in src/a.ts', ref: 'T002', after: [0], dependencyText: 'T001' },
        { description: 'Create a service in src/b.ts', ref: '1.3', command: '/x:y', args: 'a b', optional: true },
        {
          description: 'Wire it up',
          after: [1],
          notes: [{ line: 1, text: 'Look at `src`' }],
          subtasks: [part({ description: 'one', ref: '4.1', done: true, notes: [{ line: 1, text: 'how' }] })],
        },
      ],
      { title: 'Books' },
    ),
  );
  expect(text).toBe(`# Layered tasks: Books

> Layered by Ashlar from specs/F001/tasks.md. From now on this file is the plan: edit it as you like.

## Layer 0: Infrastructure (Run First)

- [x] T001 Task: Set up the database
  - Complexity: Mid
  - Agent: Backend

## Layer 1: Core Services (Parallel)

- [ ] T002 Task: Create a model in src/a.ts
  - Dependencies: T001
- [ ] Task: Create a service in src/b.ts
  - Id: 1.3
  - Command: \`/x:y a b\`
  - Optional: yes

## Layer 3: Integration (Sequential)

- [ ] Task: Wire it up
  - Dependencies: T002
  - [x] one
    - Id: 4.1
    - how
  - Look at \`src\`
`);
});

describe('what is read back is the same', () => {
  test('also what approvals and history hang on: ids and fingerprints, of plans as readers give them', () => {
    const lines = [
      '# Tasks\n\n## Phase 1: Things\n',
      '- [ ] Deploy (`npm run it`)\n  ```sh\n  rm x\n  ```\n- [ ] Create a model\n  - [x] one (`npm test`)\n  - Agent of it',
      '- [ ] T002 [P] [US1] Create a service in a.ts (depends on T003)\n- [ ] T003 Add a page, **fast**\n- [ ] Create a model',
    ];
    const plan = parsePlan(lines.join('\n'), { ...source, path: 'specs/F001/tasks.md' });
    expect(planTasks(plan)).toHaveLength(5);
    const { read } = roundTrip(plan);
    const signs = (of: Plan) =>
      planTasks(of).flatMap((task) => [`${task.id} ${taskFingerprint(task)}`, ...task.subtasks.map(({ id }) => id)]);
    expect(signs(read).sort()).toEqual(signs(plan).sort());
  });

  test('words about dependencies that would name others here are replaced by ids, and kept as a note', () => {
    const { read, text } = roundTrip(
      planFrom([
        { description: 'Create a model', ref: 'T1' },
        { description: 'Create an entity', ref: 'T2' },
        { description: 'Create a service', ref: 'T3', after: [0], dependencyText: 'the model above' },
        { description: 'Create a hook', dependencyText: 'whatever is there' },
      ]),
    );
    expect(text).toContain('  - Dependencies: T1\n  - As written: depends on the model above');
    expect(text).toContain('  - Dependencies: None\n  - As written: depends on whatever is there');
    expect(read.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('a text that cannot come back is found', () => {
    const layering = layerPlan(planFrom([{ description: 'fine' }, { description: 'x'.repeat(9000) }]));
    expect(firstLost(layering, writeDialectB(layering))?.id).toBe('task_1');
    expect(firstLost(layering, writeDialectB(layering).replace('- [ ] Task: fine', '- [x] Task: fine'))?.id).toBe(
      'task_0',
    );
  });
});

const odd = [
  ...[
    '# heading',
    '## Layer 3: X',
    '`code`',
    '``two``',
    '```',
    '```js',
    '~~~',
    'a | b',
    '| a | b |',
    '[x] box',
    '[ ] box',
    '[P] mark',
  ],
  ...[
    '[link](x)',
    '1. one',
    '2) two',
    '- bullet',
    '* star',
    '+ plus',
    '> quote',
    '---',
    '***',
    '===',
    '<!-- c -->',
    '<!-- open',
  ],
  ...[
    '<b>html</b>',
    '</div>',
    '<script>',
    'a **bold**',
    '**whole**',
    'loose **',
    '*',
    '_',
    'Agent: QA',
    'Complexity: easy',
  ],
  ...[
    'Dependencies: L0',
    'Depends on: T001',
    'Id: 7',
    'Optional: yes',
    'Command: `/x`',
    'Task: inner',
    'Task 3: x',
    'T003 x',
  ],
  ...[
    'do (`npm test`)',
    'do (`/x:y a`, me, easy)',
    'do (`/x:y',
    '`/x:y`, a, easy',
    'y (depends on T002)',
    'US [US1] x',
    '@claude x',
  ],
  ...[
    'a\nb',
    'a\r\nb',
    'a  b',
    ' lead',
    'tail ',
    'tab\tx',
    'é́',
    '日本語',
    '👩‍👩‍👧 family',
    '\u00a0nbsp',
    '\u200bzero',
    '؜rtl',
    '\\',
    '\\`',
    '`',
  ],
  ...[
    '"quoted"',
    "it's",
    '{a: b}',
    '$(x)',
    '%s',
    '&amp;',
    '…',
    '—',
    ':',
    '- [ ] Task: nested',
    'x'.repeat(3000),
    'Layer',
    'L0',
    '.',
  ],
  ...['\\u202e', '0', '1.2.3 x', 'None', '***whole***', '<<<<<<< HEAD', '=======', '>>>>>>> x', '•', '# '],
];

/** A repeatable stream of whole numbers below `n`. */
function numbers(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

describe('whatever signs a plan holds', () => {
  test.each(odd)('%j comes back as a task, a part of one and a note', (text) => {
    const notes = [{ line: 1, text }];
    const subtasks = [part({ description: oneLine(text) || 'x', notes }), part({ description: 'next' })];
    const agent = oneLine(text);
    const plan = planFrom([{ description: text, subtasks, notes, agent }, { description: 'Create a model' }]);
    const { meant, got, layering, text: written } = roundTrip(plan);
    expect(got).toEqual(meant);
    expect(firstLost(layering, written)).toBeNull();
  });

  test('random plans come back: tasks, layers, state, parts and what they wait for', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const pick = numbers(seed);
      const maybe = <T>(value: T, other: T, odds = 2): T => (pick(odds) === 0 ? value : other);
      const word = (): string => odd[pick(odd.length)] ?? 'x';
      const verb = (): string => ['Create', 'Add', 'Test', 'Set up', 'Think of', ''][pick(6)] ?? '';
      const text = (): string => `${verb()} ${word()} ${maybe(word(), '')}`.trim() || 'x';
      const notes = () => Array.from({ length: pick(4) }, (_, line) => ({ line, text: word() }));
      const count = 1 + pick(9);
      const plan = planFrom(
        Array.from({ length: count }, (_, index) => ({
          ...{ description: text(), done: pick(2) === 0, optional: pick(4) === 0, parallel: pick(3) === 0 },
          ...{ ref: [`T00${index}`, `${index}.1`, `ID-${index}`, null, `a b ${index}`][pick(5)] ?? null },
          ...{
            agent: maybe(oneLine(word()), null),
            complexity: maybe('easy', null),
            estimate: maybe(oneLine(word()), null),
          },
          ...{ command: maybe('/x:y', null, 4), args: '', notes: notes() },
          after: Array.from({ length: pick(3) }, () => pick(count)).filter((other) => other !== index),
          dependencyText: maybe(word(), null, 3),
          subtasks: Array.from({ length: pick(4) }, (_, at) =>
            part({
              ...{ description: oneLine(text()), done: pick(2) === 0, optional: pick(4) === 0, notes: notes() },
              ...{ ref: maybe(`${index}.${at}`, null), dependencies: maybe(['9.9', 'T777'], []) },
            }),
          ),
        })),
      );
      const { meant, got, layering, text: written } = roundTrip(plan);
      expect({ seed, got }).toEqual({ seed, got: meant });
      expect(firstLost(layering, written)).toBeNull();
    }
  });
});
