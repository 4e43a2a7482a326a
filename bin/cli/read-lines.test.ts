import { expect, test } from 'vitest';
import { readLines } from './read-lines';

async function linesOf(...pieces: (string | Uint8Array)[]): Promise<string[]> {
  const lines: string[] = [];
  async function* input() {
    yield* pieces;
  }
  for await (const line of readLines(input())) lines.push(line);
  return lines;
}

test('lines come whole, however they are cut into pieces', async () => {
  const bytes = Buffer.from('früh\r\n\nspät 🧱\nend');
  const singles = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await linesOf(...singles)).toEqual(['früh', '', 'spät 🧱', 'end']);
  expect(await linesOf('a\n', 'b', 'c\n')).toEqual(['a', 'bc']);
  expect(await linesOf()).toEqual([]);
});

test('a line without end is cut instead of filling the memory, and the next one is whole', async () => {
  const endless = Array.from({ length: 5 }, () => 'x'.repeat(512 * 1024));
  const [long, next] = await linesOf(...endless, '\nnext\n');
  expect(long?.length).toBeLessThan(1024 * 1024 + 10);
  expect(next).toBe('next');
});
