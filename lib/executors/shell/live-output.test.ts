import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AttemptReport } from '@/lib/domain/attempt';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { createLiveOutput } from './live-output';

type Output = Extract<AttemptReport, { type: 'output' }>;

/** Feeds pieces with a report after each, as a slow command would write them. */
async function report(pieces: (string | Buffer)[], options: { secrets?: string[]; textBytes?: number } = {}) {
  const reports: Output[] = [];
  const emit = (each: AttemptReport) => each.type === 'output' && reports.push(each);
  const secrets = toSecrets(options.secrets ?? []);
  const live = createLiveOutput({ secrets, textBytes: options.textBytes ?? 16_384, reportMs: 1, emit });
  for (const piece of pieces) {
    live.append(Buffer.from(piece));
    await sleep(10);
  }
  live.end();
  return { reports, texts: reports.map((each) => each.text), live };
}

test('a secret that comes in parts is never shown, not even its beginning', async () => {
  const { texts } = await report(['key=sk-te', 'st-012', '3456 ok\n'], { secrets: ['sk-test-0123456'] });
  expect(texts).toEqual(['key=', '••• ok\n']);
});

test('what only looked like the beginning of a secret is shown when it goes on otherwise', async () => {
  const { texts } = await report(['key=sk-te', 'a\n'], { secrets: ['sk-test-0123456'] });
  expect(texts.join('')).toBe('key=sk-tea\n');
});

test('a character, an escape sequence and a line end that come in parts are shown whole', async () => {
  const { texts } = await report([
    ...[Buffer.from([0x61, 0xe6]), Buffer.from([0x97]), Buffer.from([0xa5])],
    ...['b\x1b[3', '1mc\r', '\nd'],
  ]);
  expect(texts.join('')).toBe('a日bc\nd');
});

test('what was never completed is shown at the end', async () => {
  const { texts } = await report(['a\x1b]0;title']);
  expect(texts.join('')).toBe('a␛]0;title');
});

test('of more than fits, the newest whole lines are reported, and the gap shows in the offsets', async () => {
  const lines = Array.from({ length: 1000 }, (_each, i) => `line ${i}\n`).join('');
  const { reports } = await report(['first\n', lines, 'last\n'], { textBytes: 100 });
  expect(reports[0]).toMatchObject({ offset: 0, bytes: 6, text: 'first\n' });
  const [, second, third] = reports;
  expect(second?.text).toMatch(/^line \d+\n(line \d+\n)*line 999\n$/);
  expect(second?.offset).toBe(6 + lines.length - (second?.text.length ?? 0));
  expect(third).toMatchObject({ offset: 6 + lines.length, text: 'last\n' });
});

test('a gap that cuts through a secret shows none of it', async () => {
  const secret = 'sk-test-0123456';
  for (let shift = 0; shift < secret.length + 2; shift++) {
    const { texts, live } = await report(['a', `${'.'.repeat(500)}${secret}${'-'.repeat(90 + shift)}`], {
      ...{ secrets: [secret], textBytes: 100 },
    });
    for (const shown of [texts[1], live.tail(90 + shift)]) expect(shown).toMatch(/^\.*•{0,3}-+$/);
  }
});

test('a long secret that is cut at both ends of a report shows none of it', async () => {
  const secret = `k${'0123456789'.repeat(200)}`;
  const { texts } = await report(['a', `${secret}${'-'.repeat(90)}${secret.slice(0, 1500)}`, secret.slice(1500)], {
    ...{ secrets: [secret], textBytes: 100 },
  });
  expect(texts.join('')).not.toMatch(/\d/);
});

test('text that grows by being made visible still fits', async () => {
  const { texts } = await report(['\0'.repeat(16_384)]);
  expect(Buffer.byteLength(texts[0] ?? '')).toBeLessThanOrEqual(16_384);
  expect(texts[0]).toMatch(/^␀+$/);
});

test('a line drawn over one that was reported begins a new line', async () => {
  const { texts } = await report(['10%', '\r20%', '\r30%\n', 'done\n']);
  expect(texts).toEqual(['10%', '\n20%', '\n30%\n', 'done\n']);
});
