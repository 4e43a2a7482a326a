import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, startAttempt, temporaryFolder } from '@/lib/executors/fixtures/shell-attempt';
import { processIdentity } from '@/lib/executors/processes/identity';

test('a command that succeeds is reported as started with its process, and as succeeded, in this order', async () => {
  const attempt = startAttempt(['/bin/true']);
  const finished = await attempt.finished();
  expect(attempt.reports.map((report) => report.type)).toEqual(['started', 'finished']);
  expect(attempt.reports[0]).toMatchObject({ pid: expect.any(Number), bootId: processIdentity(1).bootId });
  expect(finished).toMatchObject({ outcome: 'succeeded', exitCode: 0, signal: null, problem: null, files: null });
  expect(finished).toMatchObject({ logBytes: 0, tail: '' });
});

test.runIf(process.platform === 'linux')('the start time tells a process from another with its pid', async () => {
  const attempt = startAttempt(program('forever'));
  await attempt.until((text) => text.includes('ready'));
  const [started] = attempt.reports;
  expect(started).toMatchObject({ type: 'started', processStart: expect.stringMatching(/^\d+$/) });
  if (started?.type === 'started') expect(processIdentity(started.pid ?? 0).processStart).toBe(started.processStart);
  attempt.stop('cancelled');
  await attempt.finished();
});

test('a command that fails reports its exit code, its last error line and its hint', async () => {
  const finished = await startAttempt(program('fail-with-hint')).finished();
  expect(finished).toMatchObject({ outcome: 'failed', exitCode: 3, signal: null });
  expect(finished.problem).toEqual({
    code: 'E_EXIT',
    message: 'error: the table “users” exists already',
    hint: 'drop it, or choose another name',
  });
  expect(finished.tail).toContain('checking\n');
});

test('a command that fails without a word is reported with its exit code', async () => {
  const finished = await startAttempt([process.execPath, '-e', 'process.exit(7)']).finished();
  expect(finished.problem).toEqual({ code: 'E_EXIT', message: 'exited with code 7', hint: null });
});

test('a command that another process kills is reported as failed by that signal', async () => {
  const finished = await startAttempt([process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")']).finished();
  expect(finished).toMatchObject({
    outcome: 'failed',
    exitCode: null,
    signal: 'SIGKILL',
    problem: { code: 'E_SIGNAL' },
  });
});

test('arguments reach the program as they are: no shell expands or executes them', async () => {
  const cwd = temporaryFolder();
  const args = ['$(touch PWNED)', '`touch PWNED`', '; touch PWNED', '*', '$HOME', 'a b', '"', ''];
  const attempt = startAttempt(program('print-arguments', ...args), { cwd });
  await attempt.finished();
  expect(JSON.parse(attempt.text())).toEqual(args);
  expect(existsSync(join(cwd, 'PWNED'))).toBe(false);
});

test('a command inherits neither Ashlar’s key nor any other variable of Ashlar', async () => {
  const environment = {
    PATH: process.env.PATH,
    HOME: '/home/x',
    ASHLAR_KEY: 'k'.repeat(43),
    ASHLAR_PORT: '1',
    CLAUDECODE: '1',
  };
  const attempt = startAttempt(program('print-environment'), { env: { ADDED: 'yes' } }, { environment });
  await attempt.finished();
  const seen = JSON.parse(attempt.text());
  expect(seen).toMatchObject({ HOME: '/home/x', ADDED: 'yes', ASHLAR_ATTEMPT: attempt.spec.attemptId });
  expect(Object.keys(seen).filter((name) => name.startsWith('ASHLAR_'))).toEqual(['ASHLAR_ATTEMPT']);
  expect(seen).not.toHaveProperty('CLAUDECODE');
});

test('values of the person’s environment show up nowhere but in the log', async () => {
  const secret = 'sk-test-0123456789';
  const script = 'console.log(process.env.KEY); console.error("refused: " + process.env.KEY); process.exit(1)';
  const attempt = startAttempt([process.execPath, '-e', script], { env: { KEY: secret } });
  const finished = await attempt.finished();
  expect(JSON.stringify(attempt.reports)).not.toContain(secret);
  expect(finished.problem?.message).toBe('refused: •••');
  expect(attempt.log().toString()).toContain(secret);
});

test('a missing program is a failure with a hint, and nothing was started', async () => {
  const attempt = startAttempt(['no-such-program-here']);
  const finished = await attempt.finished();
  expect(attempt.reports).toHaveLength(1);
  expect(finished).toMatchObject({ outcome: 'failed', exitCode: null });
  expect(finished.problem).toMatchObject({
    code: 'E_SPAWN',
    message: 'The program “no-such-program-here” was not found.',
  });
  expect(finished.problem?.hint).toContain('PATH');
});

test('a missing folder is told from a missing program', async () => {
  const finished = await startAttempt(['/bin/true'], { cwd: '/nowhere/at/all' }).finished();
  expect(finished.problem).toMatchObject({ code: 'E_CWD', message: 'The folder /nowhere/at/all does not exist.' });
});

test('a missing folder is a failure with evidence asked for, too', async () => {
  const finished = await startAttempt(['/bin/true'], { cwd: '/nowhere/at/all', effect: 'files' }).finished();
  expect(finished).toMatchObject({ outcome: 'failed', problem: { code: 'E_CWD' } });
});

test('a file that may not be executed is named', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'script.sh'), '#!/bin/sh\n');
  chmodSync(join(cwd, 'script.sh'), 0o644);
  const finished = await startAttempt(['./script.sh'], { cwd }).finished();
  expect(finished.problem).toMatchObject({ code: 'E_SPAWN', message: '“./script.sh” may not be executed.' });
});

test.each([
  { case: 'a NUL character', argv: ['/bin/echo', 'a\0b'], message: /NUL character/ },
  { case: 'more bytes than the system takes', argv: ['/bin/echo', 'x'.repeat(3_000_000)], message: /too long/ },
  { case: 'nothing', argv: [], message: /empty/ },
])('a command line that holds $case is a failure, not a crash', async ({ argv, message }) => {
  const finished = await startAttempt(argv).finished();
  expect(finished).toMatchObject({
    outcome: 'failed',
    problem: { code: 'E_SPAWN', message: expect.stringMatching(message) },
  });
});

test('an environment variable that holds a NUL is named without its value', async () => {
  const finished = await startAttempt(['/bin/true'], { env: { KEY: 'secret-a\0b' } }).finished();
  expect(finished.problem?.message).toContain('KEY');
  expect(JSON.stringify(finished)).not.toContain('secret-a');
});

test('with evidence asked for, the files created, changed and deleted are listed exactly', async () => {
  const cwd = temporaryFolder();
  const write = (path: string) => writeFileSync(join(cwd, path), '1\n');
  await startAttempt(['/bin/mkdir', 'src'], { cwd }).finished();
  for (const path of ['src/changed.ts', 'src/gone.ts', 'src/same.ts']) write(path);
  const finished = await startAttempt(program('write-files'), { cwd, effect: 'files' }).finished();
  expect(finished.files).toEqual({
    created: ['src/new/made.ts'],
    modified: ['src/changed.ts'],
    deleted: ['src/gone.ts'],
    complete: true,
  });
});

test('a command known to change no files is not looked at', async () => {
  const finished = await startAttempt(program('print-arguments'), { effect: 'none' }).finished();
  expect(finished.files).toBeNull();
});
