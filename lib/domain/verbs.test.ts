import { expect, test } from 'vitest';
import { verbInputs } from './verbs';

test.each([[[]], [['']], [['L0', ' ']]])(
  'a run of the layers %j is refused: an empty choice is not all of them',
  (layers) => {
    expect(verbInputs.run.safeParse({ spec: 'F001', layers }).success).toBe(false);
  },
);

test('a run takes the layers that are named, and all when none are asked for', () => {
  expect(verbInputs.run.parse({ spec: 'F001', layers: ['L0', ' L1'] }).layers).toEqual(['L0', 'L1']);
  expect(verbInputs.run.parse({ spec: 'F001' }).layers).toBeUndefined();
});
