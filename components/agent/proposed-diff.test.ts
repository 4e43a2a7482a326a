import { expect, test } from 'vitest';
import { proposedDiff } from './proposed-diff';

const linesOf = (input: object) => proposedDiff(JSON.stringify(input))?.hunks[0]?.lines;

test('an edit shows what goes and what comes, and lines that stay as such', () => {
  const edit = { file_path: 'a', old_string: 'x\nold\ny', new_string: 'x\nnew\nmore\ny' };
  expect(linesOf(edit)).toEqual([' x', '-old', '+new', '+more', ' y']);
  expect(linesOf({ ...edit, new_string: '' })).toEqual(['-x', '-old', '-y']);
  expect(linesOf({ ...edit, old_string: 'a\na', new_string: 'a' })).toEqual([' a', '-a']);
});

test('a file to be written is shown whole', () => {
  expect(linesOf({ file_path: 'a', content: '1\n\n2\n' })).toEqual(['+1', '+', '+2']);
});

test('what edits no file, or cannot be read, has no diff', () => {
  for (const input of ['{"command":"ls"}', '{"file_path":1,"content":"x"}', 'null', '{"file_path":']) {
    expect(proposedDiff(input)).toBeNull();
  }
});
