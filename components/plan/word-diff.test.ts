import { expect, test } from 'vitest';
import { diffWords } from './word-diff';

const shown = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

test.each([
  ['Lay pipes', 'Lay pipes', 'Lay pipes'],
  ['Lay pipes', 'Lay copper pipes', 'Lay {+copper +}pipes'],
  ['Lay copper pipes', 'Lay pipes', 'Lay [-copper -]pipes'],
  ['Lay pipes now', 'Lay tubes now', 'Lay [-pipes-]{+tubes+} now'],
  ['Lay old pipes', 'Lay new tubes', 'Lay [-old pipes-]{+new tubes+}'],
  ['Lay pipes and stones', 'Lay pipes, tiles and stones', 'Lay pipes{+,+} {+tiles +}and stones'],
  ['', 'Lay pipes', '{+Lay pipes+}'],
])('“%s” to “%s” reads %s', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

test('both texts can be read off whatever changed, also where they are too long to be compared', () => {
  const word = (n: number) => `w${(n * 7919) % 13}`;
  for (const length of [5, 40, 700]) {
    const before = Array.from({ length }, (_, n) => word(n)).join(' ');
    const after = Array.from({ length: length + 3 }, (_, n) => word(n * 3 + length)).join(' ');
    const pieces = diffWords(before, after);
    const of = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([of('added'), of('removed')]).toEqual([before, after]);
  }
});
