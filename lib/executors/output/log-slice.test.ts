import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/lib/executors/fixtures/shell-attempt';
import { readLogSlice } from './log-slice';
import { safeText } from './safe-text';

function logOf(content: string | Buffer): string {
  const file = join(temporaryFolder(), 'a.log');
  writeFileSync(file, content);
  return file;
}

test('a slice holds the bytes asked for and says where it stands', async () => {
  const file = logOf('0123456789');
  expect(await readLogSlice(file, 0, 100)).toEqual({ text: '0123456789', from: 0, to: 10, size: 10 });
  expect(await readLogSlice(file, 2, 5)).toEqual({ text: '23456', from: 2, to: 7, size: 10 });
});

test('a missing log reads as empty', async () => {
  expect(await readLogSlice(join(temporaryFolder(), 'none.log'), 0, 10)).toEqual({ text: '', from: 0, to: 0, size: 0 });
});

test('beyond the end there is nothing', async () => {
  expect(await readLogSlice(logOf('abc'), 99, 10)).toEqual({ text: '', from: 99, to: 99, size: 3 });
});

test('no border breaks a character, wherever it falls', async () => {
  const text = 'aé日🎉'.repeat(5);
  const file = logOf(text);
  const size = Buffer.byteLength(text);
  for (let from = 0; from < size; from++) {
    for (let max = 1; max < 12; max++) {
      const slice = await readLogSlice(file, from, max);
      expect(slice.text).not.toContain('�');
      expect(slice.to).toBeGreaterThan(from);
      expect(slice.text).toBe(Buffer.from(text).toString('utf8', slice.from, slice.to));
    }
  }
});

test.each([
  ['text', 'aé日🎉'.repeat(50)],
  ['invalid bytes', Buffer.from('ok \xff\xfe\x80 \xf0\x9f\xf0 end \xe6\x97', 'latin1')],
  ['escape sequences', `${'\x1b[31mred\x1b[0m'.repeat(20)}\x1b]0;never ended`],
  ['line ends', 'a\r\nb\r\n'.repeat(30)],
])('reading on from the end of each slice comes to the end of the log: %s', async (_name, content) => {
  const file = logOf(content);
  const whole = safeText(Buffer.from(content).toString());
  for (const max of [1, 4, 7, 64]) {
    let text = '';
    let at = 0;
    for (let size = 1; at < size; ) {
      const slice = await readLogSlice(file, at, max);
      expect(slice.from).toBe(at);
      expect(slice.to).toBeGreaterThan(at);
      text += slice.text;
      ({ to: at, size } = slice);
    }
    if (max === 64) expect(text).toBe(whole);
  }
});

test('secrets are masked, also where a border of the slice cuts through them', async () => {
  const file = logOf('--secret-value--');
  const read = async (from: number, max: number) => (await readLogSlice(file, from, max, ['secret-value'])).text;
  expect(await read(0, 100)).toBe('--•••--');
  expect(await read(0, 8)).toBe('--•••');
  expect(await read(8, 100)).toBe('•••--');
  expect(await read(5, 5)).toBe('•••');
});

test('what a log holds is made safe to show', async () => {
  expect((await readLogSlice(logOf('\x1b[2J\x1b]0;t\x07a\0b\u202e'), 0, 100)).text).toBe('a␀b[U+202E]');
});
