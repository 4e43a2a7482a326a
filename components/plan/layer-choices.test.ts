import { expect, test } from 'vitest';
import { layerChoices } from './layer-choices';

const keys = (...names: string[]) => layerChoices(names.map((key) => ({ key, name: `Name of ${key}` })));

test('the four usual layers can be chosen, and one after the last there is', () => {
  expect(keys().map(({ key }) => key)).toEqual(['L0', 'L1', 'L2', 'L3']);
  expect(keys('L0', 'L3').map(({ key }) => key)).toEqual(['L0', 'L1', 'L2', 'L3', 'L4']);
  expect(keys('L0', 'L6').map(({ key }) => key)).toHaveLength(8);
});

test('a layer is called what the plan calls it, else by its usual name', () => {
  expect(keys('L0', 'L3').map(({ name }) => name)).toEqual([
    'Name of L0',
    'Core Services',
    'Features',
    'Name of L3',
    'new layer',
  ]);
});

test('no layer beyond the last possible one is offered', () => {
  expect(keys('L99').at(-1)?.key).toBe('L99');
});
