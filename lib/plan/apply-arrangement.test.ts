import { describe, expect, test } from 'vitest';
import { type Arrangement, noArrangement, type Plan, planTasks } from '@/lib/domain/plan';
import { applyArrangement } from './apply-arrangement';
import { parseBacklog } from './data/backlog-plan';
import { parseTaskMaster } from './data/task-master-json';
import { parsePlan } from './parse-plan';

const source = { spec: 'S', path: 'p', hash: 'h' };
const arrange = (plan: Plan, choices: Partial<Arrangement>): Plan =>
  applyArrangement(plan, { ...noArrangement, ...choices });
const shape = (plan: Plan): string[] =>
  plan.layers.map(
    ({ key, name, tasks }) => `${key} ${name}: ${tasks.map((t) => `${t.description}(${t.dependencies})`).join(' ')}`,
  );
const codes = (plan: Plan): string[] =>
  plan.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, line }) => `${code} ${line}`);
const idOf = (plan: Plan, description: string): string =>
  planTasks(plan).find((task) => task.description === description)?.id ?? '';

/** Three milestones, L0 to L2: A1 A2 | B1 after A1 | C1 after A2 and B1. */
function phased(): Plan {
  const file = (id: string, milestone: string, dependencies: string) => ({
    path: `backlog/tasks/${id}.md`,
    text: `---\nid: ${id}\ntitle: ${id}\nstatus: To Do\nmilestone: ${milestone}\ndependencies: [${dependencies}]\n---\n`,
  });
  return parseBacklog(
    [file('A1', 'm-1', ''), file('A2', 'm-1', ''), file('B1', 'm-2', 'A1'), file('C1', 'm-3', 'A2, B1')],
    source,
    [],
  );
}

/** One task with three parts, one before and one after it. */
function withParts(): Plan {
  const subtasks = [
    { id: 1, title: 'p1', status: 'done', details: 'first' },
    { id: 2, title: 'p2' },
    { id: 3, title: 'p3', dependencies: [1] },
  ];
  const tasks = [
    { id: 1, title: 'one' },
    { id: 2, title: 'two', details: 'whole', dependencies: [1], subtasks },
    { id: 3, title: 'three', dependencies: [2] },
  ];
  return parseTaskMaster(JSON.stringify({ tasks }), source, null);
}

describe('an arrangement', () => {
  test('without choices, or with names that are gone, leaves the plan as it is', () => {
    const plan = phased();
    expect(applyArrangement(plan, noArrangement)).toBe(plan);
    const gone = {
      phases: { phase_gone: 'L1', __proto__: 'L1' },
      tasks: { task_gone: 'L9' },
      split: ['task_gone', idOf(plan, 'A1')],
    };
    expect(arrange(plan, gone)).toBe(plan);
  });

  test('moves a phase with all its tasks, and the keys of its dependants with it', () => {
    const plan = phased();
    expect(shape(plan)).toEqual([
      'L0 Infrastructure: A1() A2()',
      'L1 Core Services: B1(L0.1)',
      'L2 Features: C1(L0.2,L1.1)',
    ]);
    const moved = arrange(plan, { phases: { [plan.phases[1]?.id ?? '']: 'L0', [plan.phases[2]?.id ?? '']: 'L3' } });
    expect(shape(moved)).toEqual(['L0 Infrastructure: A1() A2() B1(L0.1)', 'L3 Integration: C1(L0.2,L0.3)']);
    expect(moved.phases.map(({ layer, chosen, tasks }) => [layer, chosen, tasks])).toEqual([
      ['L0', false, 2],
      ['L0', true, 1],
      ['L3', true, 1],
    ]);
    expect(planTasks(moved).map(({ id }) => id)).toEqual(planTasks(plan).map(({ id }) => id));
    expect(codes(moved)).toEqual([]);
  });

  test('moves a single task, against its phase’s choice as well, and names a new layer', () => {
    const plan = phased();
    const moved = arrange(plan, {
      phases: { [plan.phases[0]?.id ?? '']: 'L1' },
      tasks: { [idOf(plan, 'A2')]: 'L7', [idOf(plan, 'C1')]: 'L9' },
    });
    expect(shape(moved)).toEqual(['L1 Core Services: A1() B1(L1.1)', 'L7 Layer 7: A2()', 'L9 Layer 9: C1(L7.1,L1.2)']);
  });

  test('that puts a task before one it waits for is an error with its line and what to do', () => {
    const plan = phased();
    const moved = arrange(plan, { tasks: { [idOf(plan, 'C1')]: 'L0' } });
    expect(codes(moved)).toEqual(['E_LAYER_BEFORE_DEPENDENCY 3']);
    expect(moved.diagnostics.find(({ severity }) => severity === 'error')?.hint).toBe(
      'Put it into L1 or later: ashlar arrange S --task C1=L1',
    );
  });

  test('splits a task: its parts keep their ids, boxes and order, and all of them stand for it', () => {
    const plan = withParts();
    const two = planTasks(plan)[1];
    const split = arrange(plan, { split: [two?.id ?? ''] });
    expect(shape(split)).toEqual(['L0 Tasks: one() p1(L0.1) p2(L0.1) p3(L0.1,L0.2) three(L0.2,L0.3,L0.4)']);
    const [, first, second] = planTasks(split);
    expect(first).toMatchObject({ id: two?.subtasks[0]?.id, ref: '2.1', parent: two?.id, done: true, subtasks: [] });
    expect(first?.notes.map(({ text }) => text)).toEqual(['Details: first', 'Part of: two', 'Details: whole']);
    expect(second).toMatchObject({ done: false, notes: [{ text: 'Part of: two' }] });
    expect(split.phases).toMatchObject([{ tasks: 5 }]);
  });

  test('may put a part elsewhere than the rest of its task', () => {
    const plan = withParts();
    const two = planTasks(plan)[1];
    const split = arrange(plan, {
      split: [two?.id ?? ''],
      tasks: { [two?.id ?? '']: 'L1', [two?.subtasks[2]?.id ?? '']: 'L2', [idOf(plan, 'three')]: 'L3' },
    });
    expect(shape(split)).toEqual([
      'L0 Tasks: one()',
      'L1 Core Services: p1(L0.1) p2(L0.1)',
      'L2 Features: p3(L0.1,L1.1)',
      'L3 Integration: three(L1.1,L1.2,L2.1)',
    ]);
  });

  test('splits tasks of a layered plan too, but leaves its layers as they are written', () => {
    const text =
      '## Layer 0: A (Parallel)\n- [ ] T1 do\n  - [ ] a\n  - [x] b\n## Layer 1: B\n- [ ] T2 go\n  - Dependencies: L0, T1\n';
    const plan = parsePlan(text, source);
    const [task, next] = planTasks(plan);
    const split = arrange(plan, { split: [task?.id ?? ''], tasks: { [next?.id ?? '']: 'L0' } });
    expect(shape(split)).toEqual(['L0 A: a() b(L0.1)', 'L1 B: go(L0,L0.1,L0.2)']);
    expect(planTasks(split).map(({ box, done }) => [box, done])).toEqual([
      [{ line: 3, column: 6 }, false],
      [{ line: 4, column: 6 }, true],
      [{ line: 6, column: 4 }, false],
    ]);
  });

  test('whose parts wait for something that waits for their task is an error', () => {
    const tasks = [
      { id: 1, title: 'one', subtasks: [{ id: 1, title: 'p', dependencies: ['2'] }] },
      { id: 2, title: 'two', dependencies: [1] },
    ];
    const plan = parseTaskMaster(JSON.stringify({ tasks }), source, null);
    expect(codes(plan)).toEqual([]);
    expect(codes(arrange(plan, { split: [idOf(plan, 'one')] }))).toEqual(['E_CYCLE 1']);
  });

  test('never loses a task, keeps ids and keys unique and every dependency within the plan', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 150; round++) {
      const count = 1 + random(12);
      const files = Array.from({ length: count }, (_, index) => {
        const needs = Array.from({ length: random(3) }, () => `T-${1 + random(count)}`).filter(
          (id) => id !== `T-${index + 1}`,
        );
        return {
          path: `f${index}.md`,
          text: `---\nid: T-${index + 1}\ntitle: t${index}\nstatus: To Do\nmilestone: m${random(4)}\ndependencies: [${needs}]\n---\n`,
        };
      });
      const plan = parseBacklog(files, source, []);
      for (const task of planTasks(plan)) {
        const parts = Array.from({ length: random(4) }, (_, index) => index);
        task.subtasks = parts.map((index) => ({
          ...{
            id: `${task.id}_${index}`,
            ref: `${task.ref}.${index}`,
            description: `${task.ref} part ${index}`,
            line: 1,
          },
          ...{ done: random(2) === 0, optional: false, box: null, notes: [] },
          dependencies: index > 0 && random(2) === 0 ? [`${task.ref}.${random(index)}`] : [],
        }));
      }
      const some = <T>(all: readonly T[]): T[] => all.filter(() => random(3) === 0);
      const chosen = <T>(all: readonly T[], id: (one: T) => string) =>
        Object.fromEntries(some(all).map((one) => [id(one), `L${random(6)}`]));
      const arranged = applyArrangement(plan, {
        phases: chosen(plan.phases, ({ id }) => id),
        tasks: chosen(planTasks(plan), ({ id }) => id),
        split: some(planTasks(plan)).map(({ id }) => id),
      });
      const tasks = planTasks(arranged);
      const left = new Set(tasks.map(({ parent, id }) => parent ?? id));
      expect(left).toEqual(new Set(planTasks(plan).map(({ id }) => id)));
      expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
      const keys = new Set([...arranged.layers.map(({ key }) => key), ...tasks.map(({ key }) => key)]);
      expect(keys.size).toBe(tasks.length + arranged.layers.length);
      for (const task of tasks) for (const key of task.dependencies) expect(keys).toContain(key);
      const numbers = arranged.layers.map(({ key }) => Number(key.slice(1)));
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(arranged.phases.reduce((sum, phase) => sum + phase.tasks, 0)).toBe(tasks.length);
      for (const { parent, id } of tasks) {
        const before = planTasks(plan).find((task) => task.id === (parent ?? id));
        if (parent !== null) expect(before?.subtasks.map((part) => part.id)).toContain(id);
      }
      for (const before of planTasks(plan)) {
        const parts = tasks.filter(({ parent }) => parent === before.id);
        if (parts.length > 0) expect(parts).toHaveLength(before.subtasks.length);
      }
    }
  });
});
