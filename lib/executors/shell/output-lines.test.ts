import { expect, test } from 'vitest';
import { errorLine, hintIn } from './output-lines';

test.each([
  ['Error: boom\n    at run (file:///x.js:1:2)\n\nNode.js v20.20.2\n', 'Error: boom'],
  ['Traceback:\n  File "x.py", line 1\nValueError: bad value\n', 'ValueError: bad value'],
  ['fatal: no\n------\n\n', 'fatal: no'],
  ['error: a\nhint: b\n', 'error: a'],
  [
    'npm error Missing script: "x"\nnpm error A complete log of this run can be found in: /h/.npm/_logs/1.log\n',
    'npm error Missing script: "x"',
  ],
])('the line that says what is wrong is found in %j', (text, line) => {
  expect(errorLine(text)).toBe(line);
});

test('where no line says anything there is none', () => {
  expect(errorLine('')).toBeNull();
  expect(errorLine('\n---\n')).toBeNull();
});

test('a long line is shortened', () => {
  expect(errorLine('é'.repeat(5000))?.length).toBe(300);
});

test('hints in a row are one hint', () => {
  expect(hintIn('error\nhint: first\nhint: second\nbye\n')).toBe('first second');
  expect(hintIn('HINT: Look there')).toBe('Look there');
  expect(hintIn('no such thing; hint: not at the start')).toBeNull();
});
