import { expect, test } from 'vitest';
import { parseExit } from './exit-file';

test.each([
  ['0\n', { exitCode: 0, signal: null }],
  ['127\n', { exitCode: 127, signal: null }],
  ['137\n', { exitCode: 137, signal: null }],
  ['Killed\n137\n', { exitCode: null, signal: 'SIGKILL' }],
  ['sh: line 3:  8026 Killed   ( exec "$@" 2>&1 3>&- )\n137\n', { exitCode: null, signal: 'SIGKILL' }],
  ['Speicherzugriffsfehler\n139\n', { exitCode: null, signal: 'SIGSEGV' }],
])('%j says how a command ended', (text, exit) => {
  expect(parseExit(text)).toEqual(exit);
});

test.each(['', 'Killed\n', '13', 'Killed\n13', 'x137\n'])('%j is not the end of it', (text) => {
  expect(parseExit(text)).toBeNull();
});
