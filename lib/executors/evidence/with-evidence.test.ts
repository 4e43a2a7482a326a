import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttemptContext, AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import { newId } from '@/lib/domain/ids';
import { createCheckpoints } from '@/lib/executors/checkpoints/checkpoints';
import { makeRepository, ownIndex } from '@/lib/executors/checkpoints/fixtures/repository';
import { listTrees } from '@/lib/executors/checkpoints/refs';
import { silence } from '@/lib/executors/fixtures/shell-attempt';
import { neverStartedReport } from '@/lib/executors/shell/finished-report';
import { createShellExecutor } from '@/lib/executors/shell/shell-executor';
import { withEvidence } from './with-evidence';

type Finished = Extract<AttemptReport, { type: 'finished' }>;

function setUp(executor: Executor = createShellExecutor()) {
  const repository = makeRepository({ 'a.txt': 'one\n', '.gitignore': '.claude/\n' });
  const { folder } = repository;
  const checkpoints = createCheckpoints(folder, ownIndex(folder));
  const shell = createShellExecutor();
  const wrapped = withEvidence(executor, { checkpoints, checkpointsOn: () => true, shell });
  const spec = (change: Partial<AttemptSpec> = {}): AttemptSpec => ({
    ...{ attemptId: newId('attempt'), taskId: 't1', n: 1, executor: 'shell', command: '/x:y', argv: ['true'] },
    ...{ cwd: folder, env: {}, effect: 'files', timeoutMs: null, idleMs: null, prompt: null, resume: null },
    ...{ budgetUsd: null, logPath: join(folder, '.claude/ashlar/logs/t1-1.log'), ...change },
  });
  const script = (name: string, body: string): string[] => {
    const file = join(folder, '.git', name);
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
    return [file];
  };
  const follow = (act: (context: AttemptContext) => Promise<void>) => {
    const stop = new AbortController();
    const left = new AbortController();
    const reports: AttemptReport[] = [];
    const emit = (report: AttemptReport) => void reports.push(report);
    const done = act({ signal: stop.signal, left: left.signal, emit, messages: silence });
    return { stop, left, reports, done, end: () => done.then(() => reports.at(-1) as Finished) };
  };
  return { ...repository, wrapped, spec, script, follow };
}

const until = async (check: () => boolean): Promise<void> => {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('an attempt that changed nothing has one tree for before and after, and its end is told once and last', async () => {
  const { wrapped, spec, follow, folder } = setUp();
  const attempt = spec();
  const run = follow((context) => wrapped.execute(attempt, context));
  const { checkpoint } = await run.end();
  expect(checkpoint?.before).toBe(checkpoint?.after);
  expect([...(await listTrees(folder, attempt.attemptId)).keys()]).toEqual(['before']);
  expect(run.reports.filter(({ type }) => type === 'finished')).toHaveLength(1);
});

test('an attempt that was stopped has its trees too', async () => {
  const { wrapped, spec, script, follow, has } = setUp();
  const run = follow((context) =>
    wrapped.execute(spec({ argv: script('work', 'echo x > new.txt; sleep 30') }), context),
  );
  await until(() => has('new.txt'));
  run.stop.abort('cancelled');
  const { outcome, checkpoint } = await run.end();
  expect(outcome).toBe('cancelled');
  expect(checkpoint?.after).not.toBe(checkpoint?.before);
});

test('a check is ended with its attempt, and the attempt is then what stopped it', async () => {
  const { wrapped, spec, script, follow, folder } = setUp();
  const mark = join(folder, '.git', 'checking');
  const verify = script('verify', `touch ${mark}; sleep 30`);
  const run = follow((context) => wrapped.execute(spec({ argv: script('work', 'echo x > n.txt'), verify }), context));
  await until(() => existsSync(mark));
  run.stop.abort('cancelled');
  expect(await run.end()).toMatchObject({ outcome: 'cancelled', problem: { code: 'E_CANCELLED' } });
});

test('a check that takes too long did not pass', async () => {
  const { wrapped, spec, script, follow } = setUp();
  const verify = script('verify', 'sleep 30');
  const run = follow((context) => wrapped.execute(spec({ verify, timeoutMs: 400 }), context));
  const { outcome, verification } = await run.end();
  expect(outcome).toBe('succeeded');
  expect(verification).toMatchObject({ passed: false, message: expect.stringContaining('time limit') });
});

test('a server that leaves during a check says nothing of the end, and a later one checks again', async () => {
  const { wrapped, spec, script, follow, folder } = setUp();
  const mark = join(folder, '.git', 'checked');
  const verify = script('verify', `test -f ${mark} && exit 0; touch ${mark}; sleep 30`);
  const attempt = spec({ argv: script('work', 'echo x > n.txt; echo done'), verify });
  const first = follow((context) => wrapped.execute(attempt, context));
  await until(() => existsSync(mark));
  first.left.abort();
  await first.done;
  expect(first.reports.some(({ type }) => type === 'finished')).toBe(false);
  const trace = { pid: null, processStart: null, bootId: null, startedAt: new Date().toISOString() };
  const second = follow((context) => wrapped.adopt?.(attempt, trace, context) ?? Promise.resolve());
  const { checkpoint, verification, files } = await second.end();
  expect(verification).toMatchObject({ passed: true });
  expect(files?.created).toEqual(['n.txt']);
  expect(checkpoint?.before).not.toBeNull();
  expect(checkpoint?.after).not.toBe(checkpoint?.before);
});

test('what cannot be adopted is answered with null at once, as the executor does', () => {
  const { wrapped, spec } = setUp();
  const trace = { pid: null, processStart: null, bootId: null, startedAt: new Date().toISOString() };
  const context = { signal: new AbortController().signal, emit: () => {}, messages: silence };
  expect(wrapped.adopt?.(spec(), trace, context)).toBeNull();
});

test('an executor that breaks after it told the end has it recorded all the same', async () => {
  const breaking: Executor = {
    async execute(_, { emit }) {
      emit(neverStartedReport('failed', { code: 'E_X', message: 'x', hint: null }));
      throw new Error('broken');
    },
  };
  const { wrapped, spec, follow } = setUp(breaking);
  const run = follow((context) => wrapped.execute(spec(), context).catch(() => undefined));
  expect(await run.end()).toMatchObject({ type: 'finished', outcome: 'failed', problem: { code: 'E_X' } });
});

test('a file that is byte for byte as before is no evidence, however it was written', async () => {
  const { wrapped, spec, script, follow, write } = setUp();
  for (const path of ['b.txt', 'c d.txt', 'run.sh']) write(path, 'same\n');
  const work = 'touch a.txt; echo same > b.txt; cp "c d.txt" tmp; mv tmp "c d.txt"';
  const idle = follow((context) => wrapped.execute(spec({ argv: script('idle', work) }), context));
  expect((await idle.end()).files).toEqual({ created: [], modified: [], deleted: [], complete: true });
  const busy = follow((context) =>
    wrapped.execute(
      spec({ argv: script('busy', `${work}; echo two >> a.txt; chmod +x run.sh; echo 1 > new`) }),
      context,
    ),
  );
  expect((await busy.end()).files).toMatchObject({ created: ['new'], modified: ['a.txt', 'run.sh'] });
});
