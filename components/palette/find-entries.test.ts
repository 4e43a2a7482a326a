import { expect, test } from 'vitest';
import { findEntries } from './find-entries';
import type { PaletteEntry } from './palette-entry';

const entry = (group: PaletteEntry['group'], id: string, label: string, code?: string): PaletteEntry => ({
  ...{ id, group, label, code },
  act: { kind: 'go', href: `/${id}` },
});
const entries = [
  entry('Do', 'run', 'Run F001'),
  entry('Tasks', 't1', 'Create the schema', 'L0.1'),
  entry('Tasks', 't10', 'Write the schema docs', 'L0.10'),
  entry('Tasks', 't2', 'Add a page', 'L1.2'),
  entry('Specs', 'F001', 'Bookshop', 'F001'),
  entry('Pages', 'rules', 'Rules'),
];
const ids = (typed: string, recent: PaletteEntry[] = []) =>
  findEntries(entries, typed, recent).flatMap((found) => found.entries.map(({ id }) => id));

test('a task is found by its key, the exact one first, and by words in any order', () => {
  expect(ids('l0.1')).toEqual(['t1', 't10']);
  expect(ids('schema create')).toEqual(['t1']);
  expect(ids('nowhere')).toEqual([]);
});

test('with nothing typed what was chosen last comes first, once, and no tasks are listed', () => {
  const [, task] = entries;
  const found = findEntries(entries, ' ', [entries[5] as PaletteEntry, task as PaletteEntry]);
  expect(found.map(({ group }) => group)).toEqual(['Recent', 'Do', 'Specs']);
  expect(found[0]?.entries.map(({ id }) => id)).toEqual(['rules', 't1']);
});

test('a group of thousands shows a few', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => entry('Tasks', `t${at}`, `Task ${at}`, `L0.${at}`));
  expect(findEntries(many, 'task', [])[0]?.entries).toHaveLength(8);
});

test('what was chosen last in another spec is still found by its words', () => {
  expect(ids('kiosk', [entry('Tasks', 'other', 'Paint the kiosk', 'L3.1')])).toEqual(['other']);
});
