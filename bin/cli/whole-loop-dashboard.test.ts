import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerToTheEnd, stopOf } from './fixtures/answer-run';
import { createPlace, type Running } from './fixtures/ashlar-process';

const place = createPlace();
const ashlar = (...words: string[]) => place.run(words, { cwd: place.project });
let dashboard: Running;

beforeAll(async () => {
  expect(await place.run(['example', 'shop'])).toMatchObject({ exit: 0 });
  dashboard = place.start(['--no-open'], place.project);
  await dashboard.until('Ashlar is ready: ');
}, 300_000);
afterAll(async () => {
  dashboard.process.kill('SIGKILL');
  await dashboard.ended;
  place.remove();
});

test('while a dashboard holds the project, the same verbs go through its door and do the same', async () => {
  expect((await ashlar('specs', '--json')).json()).toMatchObject({
    trusted: true,
    specs: [{ id: 'F001' }, { id: 'F002' }],
  });
  expect(await ashlar('map', 'F001')).toMatchObject({ exit: 3 });
  expect((await ashlar('status', 'F999', '--json')).json().error).toMatchObject({ code: 'E_NOT_FOUND' });

  const first = await ashlar('run', 'F001', '--yes', '--json');
  expect(stopOf(first)).toMatchObject({ status: 'paused', task: 'L0.2', pause: { reason: 'failed' }, exit: 3 });
  expect(first.lines().some((line) => line.type === 'output' && line.text.includes('DATABASE_URL'))).toBe(true);
  const { last } = await answerToTheEnd(ashlar, stopOf(first));
  expect(last).toMatchObject({ status: 'complete', pause: null, exit: 0 });

  const status = await ashlar('status', 'F001', '--json');
  const file = join(place.project, '.claude', 'execution', 'F001.json');
  expect(status.json().statusFile).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}, 300_000);

test('Ctrl-C stops a run that another process carries out', async () => {
  expect(await ashlar('approve', 'F002', '--all')).toMatchObject({ exit: 0 });
  expect(await ashlar('correct', 'F002', 'L0.1', '$ sleep 60', '--effect', 'none')).toMatchObject({ exit: 0 });
  const running = place.start(['run', 'F002', '--json'], place.project);
  await running.until('"status":"running","attempts":1');
  running.process.kill('SIGINT');
  const ended = await running.ended;
  expect(stopOf(ended)).toMatchObject({ status: 'paused', exit: 130 });
  expect((await ashlar('status', 'F002', '--json')).json().run).toMatchObject({ status: 'paused' });
  expect(await ashlar('cancel', 'F002')).toMatchObject({ exit: 0 });
}, 120_000);

test('a second dashboard answers with a new address of the first, and `open` too', async () => {
  const again = await ashlar('dashboard', '--no-open', '--json');
  const opened = await ashlar('open', '--no-open', '--json');
  const urls = [again, opened].map((ended) => new URL(ended.json().url));
  expect([again.exit, opened.exit]).toEqual([0, 0]);
  expect(new Set(urls.map(String)).size).toBe(2);
  for (const url of urls) expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
}, 120_000);

test('the dashboard says one line on stdout, ends at SIGTERM, and leaves the project to the next', async () => {
  dashboard.process.kill('SIGTERM');
  const { exit, stdout } = await dashboard.ended;
  expect(exit).toBe(143);
  expect(stdout).toMatch(/^Ashlar is ready: http:\/\/127\.0\.0\.1:\d+\/auth\?code=\S+\n$/);
  expect(await ashlar('specs')).toMatchObject({ exit: 0 });
  expect((await ashlar('open', '--json')).json().error).toMatchObject({ code: 'E_NOT_RUNNING' });
}, 120_000);
