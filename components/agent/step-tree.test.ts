import { expect, test } from 'vitest';
import type { Step } from '@/lib/domain/step';
import { type StepNode, stepTree } from './step-tree';

const text = (index: number, parent: string | null = null): Step => ({
  index,
  at: null,
  parent,
  type: 'text',
  text: '',
});
const call = (index: number, id: string, parent: string | null = null): Step => ({
  ...{ index, at: null, parent, type: 'tool', id, name: 'Task', title: '', input: '{}' },
  ...{ state: 'done', result: null, diff: null },
});
const places = (nodes: StepNode[]): unknown =>
  nodes.map(({ step, inside }) => [step.index, ...(inside.length ? [places(inside)] : [])]);

test('steps of sub-agents stand below their calls, also when two of them speak in turns', () => {
  const steps = [call(0, 'a'), call(1, 'b'), text(2, 'b'), call(3, 'c', 'a'), text(4, 'c'), text(5, 'b'), text(6)];
  expect(places(stepTree(steps))).toEqual([[0, [[3, [[4]]]]], [1, [[2], [5]]], [6]]);
});

test('a step whose call is not known is not lost, and a call that names itself does no harm', () => {
  expect(places(stepTree([text(0, 'gone'), call(1, 'self', 'self'), text(2, 'self')]))).toEqual([[0], [1, [[2]]]]);
});
