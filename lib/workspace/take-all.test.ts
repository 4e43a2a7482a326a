import { expect, test } from 'vitest';
import { takeAll } from './take-all';

test('every step is taken in its order, also after one that fails, and the first failure is told', async () => {
  const taken: string[] = [];
  const step = (name: string, error?: string) => async () => {
    taken.push(name);
    if (error) throw new Error(error);
  };
  await expect(takeAll([step('a'), step('b', 'first'), step('c', 'second'), step('d')])).rejects.toThrow('first');
  expect(taken).toEqual(['a', 'b', 'c', 'd']);
});
