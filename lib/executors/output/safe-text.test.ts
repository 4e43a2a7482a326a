import { expect, test } from 'vitest';
import { safeText } from './safe-text';
import { unfinishedSequenceBytes } from './terminal-sequences';

test.each([
  ['colours', '\x1b[31mred\x1b[0m', 'red'],
  ['colours with many parameters', '\x1b[38;2;1;2;3mx\x1b[m', 'x'],
  ['clearing, cursor moves, the other screen and reset', 'a\x1b[2J\x1b[H\x1b[10A\x1b[?1049h\x1bcb', 'ab'],
  ['the window title', '\x1b]0;owned\x07ok', 'ok'],
  ['hyperlinks, but not their text', '\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\', 'click'],
  ['writing to the clipboard', '\x1b]52;c;cm0gLXJmIC8=\x07ok', 'ok'],
  ['device control', 'a\x1bP1;2|text\x1b\\b', 'ab'],
  ['application and privacy messages', 'a\x1b_app\x1b\\b\x1b^private\x1b\\c\x1bXstart\x1b\\d', 'abcd'],
  ['character sets and saved cursors', '\x1b(B\x1b7a\x1b8', 'a'],
  ['control sequences in their one-sign form', 'a\u009b31mb\u009d0;t\u009cc', 'abc'],
])('%s are removed', (_name, text, safe) => {
  expect(safeText(text)).toBe(safe);
});

test.each([
  ['a NUL', 'a\0b', 'a␀b'],
  ['a bell, a backspace and a delete', '\x07\b\x7f', '␇␈␡'],
  ['an escape that begins nothing', 'a\x1b', 'a␛'],
  ['a title that never ends', '\x1b]0;text\nmore', '␛]0;text\nmore'],
  ['other C1 controls', 'a\u0085b', 'a�b'],
  ['a half of a pair', 'a\ud800b\udc00', 'a�b�'],
  ['marks that turn the direction of text', 'x\u202egpj.exe\u2066\u200f', 'x[U+202E]gpj.exe[U+2066][U+200F]'],
])('%s becomes visible', (_name, text, safe) => {
  expect(safeText(text)).toBe(safe);
});

test.each([
  ['line ends of both kinds', 'a\r\nb\n', 'a\nb\n'],
  ['tabs', 'a\tb', 'a\tb'],
  ['characters of every length', 'aé日🎉', 'aé日🎉'],
  ['HTML, which is shown as text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
])('%s stay readable', (_name, text, safe) => {
  expect(safeText(text)).toBe(safe);
});

test.each([
  ['\r0%\r50%\r100%', '100%'],
  ['0%\r50%\r', '50%'],
  ['10%\r\x1b[K20%\ndone', '20%\ndone'],
  ['a\r\r\nb', 'a\nb'],
])('of a line drawn over itself the last state stays: %j', (text, safe) => {
  expect(safeText(text)).toBe(safe);
});

test('safe text is not changed any more', () => {
  const text = '\x1b[31ma\0\u202e\ud800\r\nb\rc\x1b]0;';
  expect(safeText(safeText(text))).toBe(safeText(text));
});

test('hostile text takes time in proportion to its length', () => {
  const openers = ['\x1b]', '\x1b[', '\x1bP', '\x1b(', '\u009b0;', '\r'];
  for (const opener of openers) {
    expect(safeText(opener.repeat(200_000))).toBeTypeOf('string');
    expect(safeText(`${opener}${'0'.repeat(400_000)}`)).toBeTypeOf('string');
  }
});

test.each([
  ['\x1b', 1],
  ['text\x1b[3', 3],
  ['text\x1b]8;;http://x', 13],
  ['text\x1b]8;;http://x\x1b', 14],
  ['text\x1b[31m', 0],
  ['text\x1b]0;t\x07', 0],
  ['text', 0],
])('a sequence that may go on is held back: %j', (text, held) => {
  expect(unfinishedSequenceBytes(Buffer.from(text))).toBe(held);
});
