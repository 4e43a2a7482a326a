import { describe, expect, test } from 'vitest';
import type { Plan } from '@/lib/domain/plan';
import { parseTaskMaster, taskMasterTags } from './task-master-json';

const source = { spec: 'taskmaster', path: '.taskmaster/tasks/tasks.json', hash: 'h' };
const parse = (text: string, tag: string | null = null): Plan => parseTaskMaster(text, source, tag);
const tasksOf = (plan: Plan) => plan.layers.flatMap((layer) => layer.tasks);
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
const list = (...tasks: object[]): string => JSON.stringify({ master: { tasks } }, null, 2);

describe('a tasks.json', () => {
  test('is read with every field, its place, its parts and what they wait for', () => {
    const text = `{
  "master": {
    "tasks": [
      { "id": 1, "title": "Set up", "status": "done", "priority": "high", "complexity": 7 },
      {
        "id": 2, "title": "Build", "description": "All of it", "details": "First\\nthen", "testStrategy": "Look",
        "status": "in-progress", "dependencies": [1],
        "subtasks": [
          { "id": 1, "title": "Walls", "status": "done", "details": "Brick" },
          { "id": 2, "title": "Roof", "status": "pending", "dependencies": [1, "1"] }
        ], "assignee": {"name": "Kim"}
      },
      { "id": 3, "title": "Paint", "status": "pending", "dependencies": ["2.2"] }
    ],
    "metadata": { "created": "2026-01-01" }
  }
}`;
    const plan = parse(text);
    expect(wrong(plan)).toEqual([]);
    expect(plan).toMatchObject({ format: 'task-master', title: 'Task Master', lines: { total: 17, understood: 17 } });
    const [first, second, third] = tasksOf(plan);
    expect(first).toMatchObject({
      ref: '1',
      done: true,
      complexity: '7',
      line: 4,
      notes: [{ line: 4, text: 'Priority: high' }],
    });
    expect(second).toMatchObject({ ref: '2', done: false, line: 5, dependencies: ['L0.1'], dependencyText: '1' });
    expect(second?.notes.map(({ text }) => text)).toEqual([
      'Status: in-progress',
      'All of it',
      'Details:',
      'First',
      'then',
      'Test strategy: Look',
      'assignee: {"name":"Kim"}',
    ]);
    expect(second?.subtasks).toMatchObject([
      { ref: '2.1', description: 'Walls', done: true, line: 9, notes: [{ text: 'Details: Brick' }], dependencies: [] },
      { ref: '2.2', description: 'Roof', done: false, line: 10, dependencies: ['2.1', '2.1'] },
    ]);
    expect(third?.dependencies).toEqual(['L0.2']);
  });

  test('of the older form without tags, and a bare list, are read too', () => {
    for (const text of [
      '{"tasks":[{"id":1,"title":"A"}],"metadata":{}}',
      '[{"id":1,"title":"A"}]',
      '\ufeff{"tasks":[{"id":1,"title":"A"}]}',
    ]) {
      expect(tasksOf(parse(text))).toMatchObject([{ ref: '1', description: 'A' }]);
      expect(taskMasterTags(text)).toEqual([null]);
    }
  });

  test('has one plan for each tag', () => {
    const text = '{"master":{"tasks":[{"id":1,"title":"A"}]},"v 2":{"tasks":[{"id":1,"title":"B"}]}}';
    expect(taskMasterTags(text)).toEqual(['master', 'v 2']);
    expect(tasksOf(parse(text))).toMatchObject([{ description: 'A' }]);
    expect(parse(text, 'v 2')).toMatchObject({ title: 'v 2', layers: [{ tasks: [{ description: 'B' }] }] });
    expect(wrong(parse(text, 'v3'))).toEqual(['E_NO_TASKS 1:1']);
  });

  test('keeps cancelled and deferred tasks as optional, and says so', () => {
    const plan = parse(list({ id: 1, title: 'A', status: 'cancelled' }, { id: 2, title: 'B', status: 'deferred' }));
    expect(tasksOf(plan)).toMatchObject([
      { optional: true, done: false, notes: [{ text: 'Status: cancelled' }] },
      { optional: true, done: false },
    ]);
    expect(plan.diagnostics.map(({ code, line }) => `${code} ${line}`)).toEqual(
      expect.arrayContaining(['W_CANCELLED 7', 'I_DEFERRED 12']),
    );
  });

  test.each([
    ['a missing comma', '{"tasks": [\n {"id": 1 "title": "A"}]}', ['E_JSON 2:11']],
    ['an end that is missing', '{"tasks": [{"id": 1, "title": "A"}', ['E_JSON 1:35']],
    ['a comment', '{"tasks": [\n// no\n{"id": 1, "title": "A"}]}', ['E_JSON 2:1']],
    ['an empty file', '', ['E_JSON 1:1']],
    ['words', 'Hello', ['E_JSON 1:1']],
    ['no list', '{"name": "x"}', ['E_NO_TASKS 1:1']],
    ['a list that is none', '{"tasks": {}}', ['E_NO_TASKS 1:1', 'E_JSON_TYPE 1:11']],
    ['a tag whose tasks are no list', '{"master": {"tasks": 3}}', ['E_NO_TASKS 1:1', 'E_JSON_TYPE 1:22']],
    ['a task that is no object', '[1, {"id": 1, "title": "A"}]', ['E_JSON_TYPE 1:2']],
    ['a task without title', '[{"id": 1}, {"id": 2, "title": "A"}]', ['W_EMPTY_TASK 1:2']],
    ['a task without id', '[{"title": "A"}]', ['W_JSON_ID 1:2']],
    ['a name given twice', '[{"id": 1, "title": "A",\n "title": "B"}]', ['W_JSON_KEY_TWICE 2:2']],
    [
      'a name that means something to JavaScript',
      '[{"id": 1, "title": "A", "__proto__": {"x": 1}}]',
      ['W_JSON_KEY 1:26'],
    ],
    ['a dependency that is not there', '[{"id": 1, "title": "A", "dependencies": [9]}]', ['E_DEP_UNKNOWN 1:43']],
    ['a dependency that is no id', '[{"id": 1, "title": "A", "dependencies": [{}]}]', ['E_JSON_TYPE 1:43']],
    [
      'tasks that wait for each other',
      '[{"id":1,"title":"A","dependencies":[2]},{"id":2,"title":"B","dependencies":[1]}]',
      ['E_CYCLE 1:37'],
    ],
    ['an unknown status', '[{"id": 1, "title": "A", "status": "maybe"}]', ['W_STATUS 1:36']],
    ['parts that are no list', '[{"id": 1, "title": "A", "subtasks": 5}]', ['E_JSON_TYPE 1:38']],
    ['an id given twice', '[{"id": 1, "title": "A"}, {"id": 1, "title": "B"}]', ['W_ID_TWICE 1:27']],
  ])('with %s is told with its place and never refused by a throw', (_, text, expected) => {
    expect(wrong(parse(text))).toEqual(expected);
  });

  test('nested without end, or of 20,000 tasks, is read without falling', () => {
    expect(wrong(parse('['.repeat(100_000)))).toContain('E_JSON 1:1');
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      id: index + 1,
      title: `T${index}`,
      dependencies: index ? [index] : [],
    }));
    const plan = parse(JSON.stringify({ tasks: many }));
    expect(wrong(plan)).toEqual(['W_TOO_MANY 1:1']);
    expect(tasksOf(plan)).toHaveLength(20_000);
  });
});
