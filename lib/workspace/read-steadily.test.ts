import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSteadily, stampOf } from './read-steadily';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-steady-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'plan.md');
  writeFileSync(file, 'one');
  return file;
}

test('a file that grows while it is read is read again until it holds still', () => {
  const file = newFile();
  let reads = 0;
  const { value, stamp } = readSteadily([file], () => {
    const text = readFileSync(file, 'utf8');
    if (++reads < 3) appendFileSync(file, ' more');
    return text;
  });
  expect([value, reads]).toEqual(['one more more', 3]);
  expect(stamp.text).toBe(stampOf([file]).text);
});

test('one that never holds still is read a few times, and not believed', () => {
  const file = newFile();
  let reads = 0;
  const { settled } = readSteadily([file], () => {
    appendFileSync(file, '.');
    return ++reads;
  });
  expect([settled, reads]).toEqual([false, 4]);
});

test('an error of a file that changes under the reader is tried again, a lasting one is thrown', () => {
  const file = newFile();
  let reads = 0;
  const { value } = readSteadily([file], () => {
    if (++reads > 1) return 'read';
    appendFileSync(file, '.');
    throw new Error('cut in the middle');
  });
  expect(value).toBe('read');
  const fails = () =>
    readSteadily([file], () => {
      throw new Error('no text');
    });
  expect(fails).toThrow('no text');
});

test('what was written a moment ago is not settled, as a further write may leave the same stamp', () => {
  const file = newFile();
  expect(readSteadily([file], () => 0).settled).toBe(false);
  // The time of the last change of its facts cannot be set: a file that is not there was not written at all.
  utimesSync(file, 1, 1);
  expect(readSteadily([`${file}-none`], () => 0).settled).toBe(true);
});
