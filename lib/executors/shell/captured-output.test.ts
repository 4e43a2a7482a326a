import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { program, startAttempt, temporaryFolder } from '@/lib/executors/fixtures/shell-attempt';

const bytesOf = (hex: string) => program('print-bytes', hex);

test.each(['a.log', 'made/for/it/a.log'])('only this user may read the log %s', async (path) => {
  const cwd = temporaryFolder();
  await startAttempt(['/bin/echo', 'hello'], { cwd, logPath: path }).finished();
  expect(statSync(join(cwd, path)).mode & 0o777).toBe(0o600);
});

test('the log holds every byte, the page what is safe to show', async () => {
  const attempt = startAttempt(bytesOf('6f6b20fffe800a1b5b33316d7265641b5b306d0a00'));
  const finished = await attempt.finished();
  expect(attempt.log().toString('hex')).toBe('6f6b20fffe800a1b5b33316d7265641b5b306d0a00');
  expect(finished).toMatchObject({ logBytes: 21, tail: 'ok ���\nred\n␀' });
  expect(attempt.text()).toBe('ok ���\nred\n␀');
});

test('a command that says nothing makes no log file', async () => {
  const attempt = startAttempt(['/bin/true']);
  await attempt.finished();
  expect(existsSync(attempt.spec.logPath)).toBe(false);
});

test('a relative log path is taken from the folder of the attempt', async () => {
  const cwd = temporaryFolder();
  await startAttempt(['/bin/echo', 'here'], { cwd, logPath: 'logs/a.log' }).finished();
  expect(readFileSync(join(cwd, 'logs/a.log'), 'utf8')).toBe('here\n');
});

test('a symbolic link in the place of the log is replaced, never written through', async () => {
  const cwd = temporaryFolder();
  const target = join(cwd, 'precious');
  const logPath = join(cwd, 'logs/a.log');
  mkdirSync(dirname(logPath));
  writeFileSync(target, 'kept');
  symlinkSync(target, logPath);
  await startAttempt(['/bin/echo', 'hello'], { cwd, logPath }).finished();
  expect(readFileSync(target, 'utf8')).toBe('kept');
  expect(readFileSync(logPath, 'utf8')).toBe('hello\n');
});

test('characters that arrive in parts are whole on the page, and both streams are in the order they were written', async () => {
  const attempt = startAttempt(program('split-multibyte'), {}, { reportMs: 20 });
  await attempt.finished();
  expect(attempt.log().toString().replaceAll('.', '')).toBe('日本🎉é\n');
  expect(attempt.text()).not.toContain('�');
  expect(attempt.text().replaceAll('.', '')).toBe('日本🎉é\n');
});

test('reports name the bytes of the log they show, without a gap while the command is slow', async () => {
  const attempt = startAttempt(program('split-multibyte'), {}, { reportMs: 20 });
  await attempt.finished();
  let end = 0;
  for (const { offset, bytes } of attempt.outputs()) {
    expect(offset).toBe(end);
    end = offset + bytes;
  }
  expect(end).toBe(attempt.log().length);
  expect(attempt.outputs().length).toBeGreaterThan(1);
});

test('100 MB of output are whole in the log, reported in few short pieces, and memory stays bounded', async () => {
  const size = 100 * 1024 * 1024;
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const attempt = startAttempt(program('many-bytes', String(size)));
  const finished = await attempt.finished();
  clearInterval(sampling);

  expect(finished).toMatchObject({ outcome: 'succeeded', logBytes: size });
  expect((peak - before) / 1024 / 1024).toBeLessThan(150);
  const block = Buffer.from(`${'x'.repeat(99)}\n`);
  const whole = Buffer.alloc(size, block);
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(attempt.log())).toBe(hash(whole));

  const reports = attempt.outputs();
  expect(reports.length).toBeLessThan(2 + (finished.durationMs + 2000) / 100);
  for (const report of reports) expect(Buffer.byteLength(report.text)).toBeLessThanOrEqual(16_384);
  const last = reports.at(-1);
  expect((last?.offset ?? 0) + (last?.bytes ?? 0)).toBe(size);
  expect(last?.text.startsWith('x'.repeat(99))).toBe(true);
  expect(Buffer.byteLength(finished.tail)).toBeLessThanOrEqual(4096);
}, 120_000);

test.runIf(existsSync('/dev/full'))(
  'a disk that is full is told to the command, whose own word on it counts',
  async () => {
    const minds = await startAttempt(['/bin/echo', 'hello'], { logPath: '/dev/full' }).finished();
    expect(minds).toMatchObject({ outcome: 'failed', exitCode: 1, logBytes: 0, tail: '' });
    const script = 'try { require("fs").writeSync(1, "hello") } catch {}';
    const copes = await startAttempt([process.execPath, '-e', script], { logPath: '/dev/full' }).finished();
    expect(copes).toMatchObject({ outcome: 'succeeded', exitCode: 0 });
    expect(existsSync('/dev/full')).toBe(true);
  },
);

test('a command that empties the file of its own output is followed on', async () => {
  const script = 'echo first; sleep 0.3; echo second > /dev/stderr; sleep 0.3; echo third';
  const attempt = startAttempt(['/bin/sh', '-c', script], {}, { reportMs: 10 });
  expect(await attempt.finished()).toMatchObject({ outcome: 'succeeded' });
  expect(attempt.text()).toContain('third');
});

test('a log that cannot be made costs the log, not the command', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'logs'), 'a file where a folder should be');
  const finished = await startAttempt(['/bin/echo', 'hello'], { cwd, logPath: join(cwd, 'logs/a.log') }).finished();
  expect(finished).toMatchObject({ outcome: 'succeeded', tail: 'hello\n', problem: { code: 'E_LOG' } });
});

test('a progress line drawn over itself is shown as states, each on its own line, the last one kept', async () => {
  const attempt = startAttempt(program('progress-bar'), {}, { reportMs: 60 });
  const finished = await attempt.finished();
  const lines = attempt.text().split('\n').filter(Boolean);
  expect(lines.slice(-2)).toEqual(['100%', 'done']);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\d+%$/);
  expect(finished.tail).toBe('100%\ndone\n');
});

test('the tail begins with a whole line and holds at most 4 KiB', async () => {
  const attempt = startAttempt(program('many-bytes', '20000'));
  const { tail } = await attempt.finished();
  expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(4096);
  expect(tail.split('\n')[0]).toBe('x'.repeat(99));
});
