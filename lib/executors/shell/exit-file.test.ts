import { expect, test } from 'vitest';
import { parseExit } from './exit-file';

test.each([
  ['att_1 0\n', { exitCode: 0, signal: null }],
  ['att_1 127\n', { exitCode: 127, signal: null }],
  ['att_1 137\n', { exitCode: 137, signal: null }],
  ['Killed\natt_1 137\n', { exitCode: null, signal: 'SIGKILL' }],
  ['sh: line 3:  8026 Killed   ( exec "$@" 2>&1 3>&- )\natt_1 137\n', { exitCode: null, signal: 'SIGKILL' }],
  ['Speicherzugriffsfehler\natt_1 139\n', { exitCode: null, signal: 'SIGSEGV' }],
])('%j says how a command ended', (text, exit) => {
  expect(parseExit(text, 'att_1')).toEqual(exit);
});

test.each(['', 'Killed\n', 'att_1 13', 'Killed\natt_1 13', 'att_1 x137\n', '0\n', 'xatt_1 0\n', 'att_2 0\n'])(
  '%j is not the end of it',
  (text) => {
    expect(parseExit(text, 'att_1')).toBeNull();
  },
);
