import { expect, test } from 'vitest';
import { exitOfRun, exitOfSignal } from './exit-codes';
import { createStyle, wantsColour } from './style';
import { tableLines } from './table';
import { clipText, padText, textWidth } from './text-width';
import { visibleLines, visibleText } from './visible-text';
import { counted, durationText, statusText } from './wording';

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [3400, '3.4 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_600, '1 h 0 min'],
  [4_800_000, '1 h 20 min'],
])('%i milliseconds read as “%s”', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test('counts and statuses read as words', () => {
  expect([counted(1, 'task'), counted(2, 'task'), statusText('needs-mapping')]).toEqual([
    '1 task',
    '2 tasks',
    'needs mapping',
  ]);
});

test('escape sequences, bidirectional and invisible characters of foreign text never reach the terminal as they are', () => {
  expect(visibleText('a\u001b]0;owned\u0007b')).toBe('a\\u001b]0;owned\\u0007b');
  expect(visibleText('/de\u202eploy\u200b')).toBe('/de\\u202eploy\\u200b');
  expect(visibleText('one\ntwo\tthree')).toBe('one\\u000atwo three');
  expect(visibleText('Bücher 図書館 🧱')).toBe('Bücher 図書館 🧱');
  expect(visibleLines('one\r\ntwo\u0085\n')).toBe('one\ntwo\\u0085\n');
});

test('texts are measured, cut and filled by the columns they take, not by their length', () => {
  expect(textWidth('図書館')).toBe(6);
  expect(textWidth(createStyle(true)('bad', 'ab'))).toBe(2);
  expect(clipText('図書館', 5)).toBe('図書…');
  expect(clipText('short', 5)).toBe('short');
  expect(clipText('longer', 5)).toBe('long…');
  expect(clipText('x', 0)).toBe('');
  expect(`${padText('図', 4)}|`).toBe('図  |');
});

test('tables align every column but the last, and leave no blanks behind', () => {
  expect(
    tableLines(
      [
        ['a', 'bbb', 'c'],
        ['図書', '', 'd'],
        ['e', 'f', ''],
      ],
      '  ',
    ),
  ).toEqual(['  a     bbb  c', '  図書       d', '  e     f']);
});

test('colours appear on a terminal only, and never with NO_COLOR', () => {
  expect(wantsColour({ isTTY: true }, {} as NodeJS.ProcessEnv)).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' } as NodeJS.ProcessEnv)).toBe(false);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '' } as NodeJS.ProcessEnv)).toBe(true);
  expect(wantsColour({}, {} as NodeJS.ProcessEnv)).toBe(false);
  expect(createStyle(false)('bad', 'text')).toBe('text');
});

test('exit codes say how a run stands and which signal ended it', () => {
  expect((['complete', 'failed', 'cancelled', 'paused'] as const).map((status) => exitOfRun({ status }))).toEqual([
    0, 1, 1, 3,
  ]);
  expect(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'].map(exitOfSignal)).toEqual([130, 143, 129, 141]);
});
