import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mapping } from '@/lib/domain/mapping';
import { statusFileSchema } from '@/lib/domain/status-file';
import { answerToTheEnd, stopOf } from './fixtures/answer-run';
import { createPlace } from './fixtures/ashlar-process';

const place = createPlace();
const ashlar = (...words: string[]) => place.run(words, { cwd: place.project });
const statusFile = join(place.project, '.claude', 'execution', 'F001.json');

beforeAll(async () => {
  const made = await place.run(['example', 'shop', '--json']);
  expect(made.json()).toEqual({ project: place.project });
}, 180_000);
afterAll(() => place.remove());

/** Reads the status file over and over, as another tool would. */
function pollStatusFile() {
  const seen = { reads: 0, statuses: new Set<string>() };
  let going = true;
  const done = (async () => {
    while (going) {
      const text = readIfThere(statusFile);
      if (text !== null) {
        const { status, total_tasks } = statusFileSchema.parse(JSON.parse(text));
        expect(total_tasks).toBe(11);
        seen.statuses.add(status);
        seen.reads++;
      }
      await sleep(3);
    }
  })();
  return {
    async stop() {
      going = false;
      await done;
      return seen;
    },
  };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

test('a run that is refused approves nothing, although --yes was given', async () => {
  const statuses = async () =>
    (await ashlar('map', 'F001', '--json')).json().tasks.map((task: { mapping: Mapping }) => task.mapping.status);
  expect(await ashlar('trust', '--revoke')).toMatchObject({ exit: 0 });
  const before = await statuses();
  expect(await ashlar('run', 'F001', '--yes')).toMatchObject({ exit: 3, stdout: '' });
  expect(await statuses()).toEqual(before);
  expect(before).not.toContain('approved');
  expect(await ashlar('trust', '--grant')).toMatchObject({ exit: 0 });
}, 120_000);

test('a spec goes from plan to complete in the terminal alone, and its status file is whole at every moment', async () => {
  expect(await ashlar('check', 'F001')).toMatchObject({ exit: 0 });
  const mapped = await ashlar('map', 'F001', '--json');
  expect(mapped).toMatchObject({ exit: 3 });
  const asking = mapped.json().tasks.filter((task: { mapping: Mapping }) => task.mapping.answer === null);
  expect(asking).toHaveLength(mapped.json().asks);

  const poller = pollStatusFile();
  const first = await ashlar('run', 'F001', '--yes', '--json');
  expect(first.stderr).toMatch(/^Approved \d+ proposals\.$/m);
  expect(stopOf(first)).toMatchObject({ status: 'paused', task: 'L0.2', pause: { reason: 'failed' }, exit: 3 });
  expect(stopOf(first).answers).toContain('ashlar retry F001 L0.2');
  const again = await ashlar('run', 'F001', '--json');
  expect(again.json().error).toMatchObject({ code: 'E_CONFLICT' });
  expect(again.exit).toBe(2);

  const { last, reasons } = await answerToTheEnd(ashlar, stopOf(first));
  expect(reasons).toEqual(expect.arrayContaining(['needs-mapping', 'failed']));
  expect(last).toMatchObject({ status: 'complete', pause: null, exit: 0 });

  const { reads, statuses } = await poller.stop();
  expect(reads).toBeGreaterThan(50);
  expect([...statuses]).toEqual(expect.arrayContaining(['in_progress', 'paused', 'complete']));
  const status = await ashlar('status', 'F001', '--json');
  expect(status.exit).toBe(0);
  expect(status.json().statusFile).toEqual(JSON.parse(readFileSync(statusFile, 'utf8')));
  const summary = await ashlar('summary', 'F001', '--json');
  expect(summary.json()).toMatchObject({
    run: { status: 'complete' },
    progress: { total: 11, complete: 11, failed: 0 },
  });
}, 300_000);

test('Ctrl-C cancels what runs and leaves a run that can go on; nobody else works in the project meanwhile', async () => {
  expect(await ashlar('approve', 'F002', '--all')).toMatchObject({ exit: 0 });
  expect(await ashlar('correct', 'F002', 'L0.1', '$ sleep 60', '--effect', 'none')).toMatchObject({ exit: 0 });
  const running = place.start(['run', 'F002', '--json'], place.project);
  await running.until('"status":"running","attempts":1');

  const other = await ashlar('specs', '--json');
  expect(other).toMatchObject({ exit: 2 });
  expect(other.json().error.code).toBe('E_LOCKED');

  running.process.kill('SIGINT');
  const ended = await running.ended;
  expect(ended.exit).toBe(130);
  expect(stopOf(ended)).toMatchObject({ status: 'paused', pause: { reason: 'person' }, task: 'L0.1', exit: 130 });
  expect(stopOf(ended).answers).toEqual(
    expect.arrayContaining(['ashlar retry F002 L0.1', 'ashlar skip F002 L0.1', 'ashlar continue F002']),
  );
  const pids = ended
    .lines()
    .flatMap((line) => (line.type === 'attempt.changed' && line.attempt.pid ? [line.attempt.pid] : []));
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');

  const again = place.start(['retry', 'F002', 'L0.1', '--json'], place.project);
  await again.until('"status":"running","attempts":2');
  again.process.kill('SIGTERM');
  const terminated = await again.ended;
  expect([terminated.exit, stopOf(terminated).exit]).toEqual([143, 143]);

  const asked = await ashlar('continue', 'F002', '--json');
  expect(stopOf(asked)).toMatchObject({ task: 'L0.1', exit: 3 });
  const done = await ashlar('alternate', 'F002', 'L0.1', '$ true', '--effect', 'none', '--json');
  expect(stopOf(done)).toMatchObject({ status: 'complete', exit: 0 });
}, 180_000);

test('a rehearsal plays the whole spec, and touches neither plan nor status file', async () => {
  const plan = join(place.project, 'specs', 'F002', 'layered-tasks.md');
  const before = [plan, statusFile.replace('F001', 'F002')].map((file) => readFileSync(file, 'utf8'));
  const played = await ashlar('run', 'F002', '--executor', 'rehearsal', '--json');
  expect(stopOf(played)).toMatchObject({ status: 'complete', exit: 0 });
  expect(played.lines()[0].run.rehearsal).toBe(true);
  expect([plan, statusFile.replace('F001', 'F002')].map((file) => readFileSync(file, 'utf8'))).toEqual(before);
}, 120_000);

test('a project nobody trusts does not run, and --yes does not trust it', async () => {
  expect(await ashlar('trust', '--revoke')).toMatchObject({ exit: 0 });
  const refused = await ashlar('run', 'F001', '--fresh', '--yes', '--json');
  expect(refused).toMatchObject({ exit: 3 });
  expect(refused.json().error.code).toBe('E_NOT_TRUSTED');
  expect(await ashlar('trust')).toMatchObject({ exit: 3 });
  const granted = await ashlar('trust', '--grant', '--json');
  expect(granted.json()).toMatchObject({ project: place.project, trusted: true, hooks: [], mcpServers: [] });
}, 120_000);
