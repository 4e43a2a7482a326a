import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const parse = (...lines: string[]): Plan =>
  parsePlan(lines.join('\n'), { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: 'h' });
const codes = (plan: Plan): string[] => plan.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);
const descriptions = (plan: Plan): string[] => planTasks(plan).map((task) => task.description);

describe('layers', () => {
  test('of a file without any task are not shown, and each is told', () => {
    const plan = parse('# About layers', '', '## Layer 0: A', 'Text.', '', '## Layer 1: B', '');
    expect(plan.layers).toEqual([]);
    expect(codes(plan)).toEqual(expect.arrayContaining(['I_LAYER_EMPTY 3:1', 'I_LAYER_EMPTY 6:1', 'E_NO_TASKS 3:1']));
  });

  test.each(['### Stream A: Backend (@claude) - 2 tasks', '### Backend (@claude) (2 tasks)'])(
    '%s gives the tasks below it their agent, and is none itself',
    (heading) => {
      const plan = parse('## Layer 0: A', heading, '- [ ] Build one', '- [ ] Build two');
      expect(planTasks(plan).map(({ description, agent }) => [description, agent])).toEqual([
        ['Build one', 'claude'],
        ['Build two', 'claude'],
      ]);
    },
  );

  test('a heading that counts its tasks groups them, and one without any below it is a task', () => {
    expect(descriptions(parse('## Layer 0: A', '### 1. Backend - 2 tasks', '- Build one', '- Build two'))).toEqual([
      'Build one',
      'Build two',
    ]);
    expect(descriptions(parse('## Layer 0: A', '### 1. [Complex] Move 3 tasks'))).toEqual(['Move 3 tasks']);
  });

  test.each([
    ['## Layer 0: Infrastructure', 'L0', 'Infrastructure', false],
    ['## Layer 2: Features (Parallel)', 'L2', 'Features', true],
    ['## Layer 3 - Integration (Sequential)', 'L3', 'Integration', false],
    ['## Layer 0: Base (Run First)', 'L0', 'Base', false],
    ['## Layer 1: Base (MUST complete before Layer 2)', 'L1', 'Base (MUST complete before Layer 2)', false],
    ['### **Layer 1**: Core (in parallel)', 'L1', 'Core', true],
    ['# 🏗️ LAYER 1 Core', 'L1', 'Core', false],
    ['## L2 Features', 'L2', 'Features', false],
    ['## L3: Integration', 'L3', 'Integration', false],
    ['## Layer 1', 'L1', 'Layer 1', false],
    ['## Layer 1 (Concurrent)', 'L1', 'Layer 1', true],
    ['Layer 1: Underlined\n------', 'L1', 'Underlined', false],
  ])('%s is read', (heading, key, name, parallel) => {
    const plan = parse(heading, '- x');
    expect(plan.layers).toMatchObject([{ key, name, parallel, tasks: [{ description: 'x', parallel }] }]);
    expect(plan.diagnostics.filter(({ code }) => !code.endsWith('_LAYER_GAP'))).toEqual([]);
  });

  test.each(['-1', '1.5', '99999999999999999999', '100', 'one', 'IV', '2b'])(
    'the number %s is an error, its tasks are listed',
    (number) => {
      const plan = parse(`## Layer ${number}: N`, '- n', '## Layer 0: A', '- a');
      expect(plan.layers.map(({ key, name }) => [key, name])).toEqual([
        ['L0', 'A'],
        ['L1', 'N'],
      ]);
      expect(codes(plan)).toEqual(['E_LAYER_NUMBER 1:4']);
    },
  );

  test.each(['## Layer overview', '## Layers', '## Layered design', '## Summary', '# L', '## Level 3'])(
    '%s opens no layer',
    (heading) => {
      expect(parse('## Layer 0: A', '- a', heading, 'text').layers).toHaveLength(1);
    },
  );

  test('layers run in the order of their numbers, and a gap is named', () => {
    const plan = parse('## Layer 3: D', '- d', '## Layer 0: A', '- a');
    expect(plan.layers.map((layer) => layer.key)).toEqual(['L0', 'L3']);
    expect(descriptions(plan)).toEqual(['a', 'd']);
    expect(codes(plan)).toEqual(['W_LAYER_GAP 1:1', 'W_LAYER_ORDER 3:4']);
    expect(plan.diagnostics[0]?.message).toBe('Layers 1 to 2 are missing before layer 3.');
  });

  test('plans may count from one', () => {
    expect(codes(parse('## Layer 1: A', '- a', '## Layer 2: B', '- b'))).toEqual([]);
  });

  test('a number used twice is an error; the tasks of both stay apart', () => {
    const plan = parse('## Layer 0: A (Parallel)', '- a', '## Layer 0: B', '- b');
    expect(planTasks(plan).map(({ key, description }) => [key, description])).toEqual([
      ['L0.1', 'a'],
      ['L0.2', 'b'],
    ]);
    expect(plan.layers[0]?.parallel).toBe(false);
    expect(codes(plan)).toEqual(['E_LAYER_TWICE 3:4']);
  });

  test('a layer without tasks is a warning', () => {
    expect(codes(parse('## Layer 0: A', '## Layer 1: B', '- b'))).toEqual(['W_LAYER_EMPTY 1:1']);
  });

  test.each(['(Sequental)', '(Paralell)', '(Parallel, Sequential)'])(
    'the unclear mode %s means one after the other',
    (mode) => {
      const plan = parse(`## Layer 0: A ${mode}`, '- a');
      expect(plan.layers[0]?.parallel).toBe(false);
      expect(codes(plan)).toEqual(['W_LAYER_MODE 1:4']);
    },
  );

  test('a layer ends at the next heading of its level; what follows runs nothing', () => {
    const plan = parse(
      '# P',
      'intro',
      '## Layer 0: A',
      '- a',
      '### Group',
      '- b',
      '## Notes',
      '- [ ] not this',
      '# End',
    );
    expect(descriptions(plan)).toEqual(['a', 'b']);
    expect(codes(plan)).toEqual(['I_OUTSIDE_LAYER 1:1', 'I_HEADING 5:5', 'W_OUTSIDE_LAYER 8:1', 'I_OUTSIDE_LAYER 9:1']);
    expect(plan.diagnostics[2]?.message).toContain('Lines 7 to 8');
  });

  test('a ruled line after a remark does not end the layer', () => {
    expect(descriptions(parse('## Layer 0: A', '**First of all**', '---', '- a'))).toEqual(['a']);
  });

  test('a heading without its space is read, with a warning', () => {
    const plan = parse('## Layer 0: A', '- a', '##Layer 1: B', '- b');
    expect(planTasks(plan).map((task) => task.key)).toEqual(['L0.1', 'L1.1']);
    expect(codes(plan)).toEqual(['W_HEADING_SPACE 3:1']);
  });

  test('a heading that slipped into a bullet is an error', () => {
    expect(codes(parse('## Layer 0: A', '- a', '', '  ## Layer 1: B', '- b'))).toEqual(['E_HEADING_INDENT 4:6']);
  });
});
