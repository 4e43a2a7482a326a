import { expect, test } from 'vitest';
import type { Restored } from '@/lib/domain/mapping';
import { popUndo, pushUndo, type Undo } from './undo-stack';

const before: Restored[] = [{ task: 't', mapping: 'm', approved: false, voided: null }];
const undo = (words: string): Undo => ({ words, before });

test('acts are taken back in turn, the last first', () => {
  const stack = pushUndo(pushUndo([], undo('first')), undo('second'));
  const last = popUndo(stack);
  expect(last.undo?.words).toBe('second');
  expect(popUndo(last.rest).undo?.words).toBe('first');
  expect(popUndo([])).toEqual({ undo: null, rest: [] });
});

test('an act that changed nothing is not kept, and beyond a hundred the oldest is forgotten', () => {
  expect(pushUndo([], { words: 'nothing', before: [] })).toEqual([]);
  let stack: readonly Undo[] = [];
  for (let n = 0; n <= 100; n++) stack = pushUndo(stack, undo(String(n)));
  expect([stack.length, stack[0]?.words]).toEqual([100, '1']);
});
