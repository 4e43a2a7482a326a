import { expect, test } from 'vitest';
import type { Step } from '@/lib/domain/step';
import { createLinesOfSteps } from './step-lines';

const at = { at: null, parent: null };
const tool = (
  state: Extract<Step, { type: 'tool' }>['state'],
  result: string | null,
  index = 0,
  parent: string | null = null,
): Step => ({
  ...{ type: 'tool', index, at: null, parent, id: `t${index}`, name: 'Bash', title: '$ npm test' },
  ...{ input: '{}', state, result, diff: null },
});

test('a tool call is told once, its result when it is there, and a refusal that is told late by a line of its own', () => {
  const lines = createLinesOfSteps();
  expect(lines([tool('under-way', null)])).toBe('● $ npm test\n');
  expect(lines([tool('under-way', null)])).toBe('');
  expect(lines([tool('failed', 'no\nway')])).toBe('  ✗ no\n    way\n');
  expect(lines([tool('denied', 'no\nway')])).toBe('  ⊘ denied: $ npm test\n');
});

test('long results are cut with a word on it, and work of a sub-agent stands further in', () => {
  const lines = createLinesOfSteps();
  const result = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');
  expect(lines([tool('done', result)])).toMatch(/line 11\n {4}… 28 more lines\n$/);
  expect(lines([tool('under-way', null, 1, 'parent')])).toBe('  ● $ npm test\n');
});

test('every other kind of step is a line', () => {
  const text = createLinesOfSteps()([
    { ...at, index: 0, type: 'text', text: 'Hello\nyou ' },
    { ...at, index: 1, type: 'retry', message: 'overloaded', tries: 2, delayMs: 1250 },
    { ...at, index: 2, type: 'limit', message: 'It is reached.', until: '2026-01-01T00:00:00Z' },
    { ...at, index: 3, type: 'said', text: 'go on' },
    { ...at, index: 4, type: 'note', text: 'noted' },
    { ...at, index: 5, type: 'end', text: 'No.', ok: false, turns: 1, costUsd: null },
  ]);
  expect(text).toBe(
    'Hello\nyou\n↻ overloaded, try 2, next in 1.3 s\n⏳ It is reached. Until 2026-01-01T00:00:00Z.\n» go on\n· noted\n✗ No.\n',
  );
});
