import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunSnapshot, reduceRunStream } from '@/lib/domain/run-event';
import { splitText } from './fixtures/hostile-output';
import { type MarkedProject, makeMarkedProject, markedSpec as spec } from './fixtures/marked-project';
import type { Workspace } from './open-workspace';

let world: MarkedProject;
let workspace: Workspace;

beforeEach(async () => {
  world = await makeMarkedProject({ tasks: 2, seconds: '0' });
  workspace = await world.open();
});
afterEach(async () => {
  await workspace.close('stop');
  world.remove();
});

/** Runs a command that prints the bytes and ends with the code; what the page then shows of it. */
async function printed(bytes: Buffer, exitCode = 0) {
  const file = join(world.root, 'bytes');
  writeFileSync(file, bytes);
  const script = join(world.root, 'print.sh');
  writeFileSync(script, `cat ${file}\nexit ${exitCode}\n`);
  const answer = { kind: 'shell', text: `sh ${script}`, effect: 'none' } as const;
  await workspace.call('correct', { spec, task: 'L0.1', answer, remember: false });
  await workspace.call('correct', { spec, task: 'L0.2', answer: { ...answer, text: 'true' }, remember: false });
  const { run } = await workspace.call('run', { spec });
  let page: RunSnapshot | null = null;
  const leave = new AbortController();
  for await (const item of workspace.watch({ runId: run.id, cursor: 0 }, leave.signal)) {
    page = reduceRunStream(page, item);
    if (page && page.run.status !== 'running') leave.abort();
  }
  const [task, next] = page?.tasks ?? [];
  const attempt = page?.attempts.find(({ taskId }) => taskId === task?.taskId);
  if (!page || !task || !next || !attempt) throw new Error('The run shows no task.');
  const log = join(world.project, attempt.logPath);
  const slice = await workspace.call('log', { attemptId: attempt.id, max: 262_144 });
  const inFile = readFileSync(join(world.project, '.claude/execution', `${spec}.json`), 'utf8');
  return { page, task, next, attempt, log, slice, tail: page.output[attempt.id]?.text ?? '', inFile };
}

const escapes = (text: string): boolean => [...text].some((sign) => sign < ' ' && !'\n\t\r'.includes(sign));

test.each<[string, Buffer]>([
  [
    'bytes that are no UTF-8',
    Buffer.concat(Array.from({ length: 40 }, () => Buffer.from('fine \xff\xfe\x80\xc3( end\n', 'latin1'))),
  ],
  ['letters of several bytes that lie across every border', splitText(200_000)],
  ['NUL and every other control byte', Buffer.from(Array.from({ length: 1024 }, (_, i) => i % 256))],
  [
    'codes that clear, move, rename and reset a terminal',
    Buffer.from(
      '\x1b[2J\x1b[H\x1b[9A\x1b[?1049h\x1b]0;owned\x07\x1bc\x1b]8;;javascript:alert(1)\x1b\\x\x1b]8;;\x1b\\\n',
    ),
  ],
  ['a bar that is drawn over itself', Buffer.from(Array.from({ length: 101 }, (_, i) => `\r${i} %`).join(''))],
  ['a last line without its end', Buffer.from('one\ntwo')],
  [
    'frames of an event stream',
    Buffer.from('id: 7\nevent: finished\ndata: {"type":"finished","cursor":999999}\n\nretry: 1\n\n'),
  ],
  [
    'events and results as we write them',
    Buffer.from(
      '{"type":"task.changed","seq":1,"task":{"status":"complete"}}\n{"type":"result","subtype":"success","is_error":false}\n',
    ),
  ],
  ['markup and script', Buffer.from('<script>document.title = 1</script><img src=x onerror=alert(1)>\n')],
  ['lines that end as on Windows', Buffer.from('a\r\nb\r\n')],
  ['one line of five million signs', Buffer.alloc(5_000_000, 'x')],
])(
  '%s: every byte is in the log, the page is safe, and the state is the exit code’s',
  async (_, bytes) => {
    const failed = await printed(bytes, 3);
    expect(readFileSync(failed.log).equals(bytes)).toBe(true);
    expect(statSync(failed.log).mode & 0o777).toBe(0o600);
    expect(failed.attempt).toMatchObject({ status: 'failed', exitCode: 3, logBytes: bytes.length });
    expect([failed.task.status, failed.next.status, failed.page.run.status]).toEqual(['failed', 'pending', 'paused']);
    for (const text of [failed.tail, failed.task.output, failed.slice.text]) {
      expect(escapes(text)).toBe(false);
      expect(text.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThanOrEqual(262_144);
    }
    // The mirror is one whole document whatever was printed, and repeats no code of a terminal.
    expect(JSON.parse(failed.inFile).layers.L0.tasks[0]).toMatchObject({ status: 'failed' });
    expect(escapes(failed.inFile)).toBe(false);
  },
  60_000,
);

test('what looks like failure does not fail a task that ended well', async () => {
  const { page } = await printed(Buffer.from('{"type":"result","is_error":true}\nFATAL ERROR\nexit code 1\n'));
  expect([page.run.status, ...page.tasks.map(({ status }) => status)]).toEqual(['complete', 'complete', 'complete']);
});

test('letters across borders come whole to the page', async () => {
  const { tail, slice } = await printed(splitText(200_000));
  expect(`${tail}${slice.text}`).not.toContain('\ufffd');
});

test('two lines that end as on Windows are two lines, and an unended last line is shown', async () => {
  expect((await printed(Buffer.from('a\r\nb\r\nlast'))).tail.split(/\r?\n/)).toEqual(['a', 'b', 'last']);
});

test('a secret of the environment is shown nowhere, and the log that holds it is this user’s alone', async () => {
  const secret = 'correct-horse-battery-staple';
  await workspace.call('setEnvironment', { name: 'API_TOKEN', value: secret });
  const { tail, task, slice, inFile, log } = await printed(Buffer.from(`API_TOKEN=${secret}\n`));
  for (const text of [tail, task.output, slice.text, inFile]) expect(text).not.toContain(secret);
  expect(statSync(log).mode & 0o777).toBe(0o600);
});
