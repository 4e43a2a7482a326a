import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const spec = 'F001';
const packageRoot = process.cwd();
let root: string;
let file: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace;

const layers =
  '# Books\n\n## Layer 0: Ground\n\n- [ ] Lay pipes\n- [ ] Pour concrete\n\n## Layer 1: Walls\n\n- [ ] Set stones\n';
const write = (text: string | Buffer): void => writeFileSync(file, text);
const board = () => workspace.call('board', { spec });
const rows = async () => (await board()).layers.flatMap((layer) => layer.tasks);
const row = async (key: string) => {
  const found = (await rows()).find(({ task }) => task.key === key);
  if (!found) throw new Error(`The board has no ${key}.`);
  return found;
};
const errors = async () => (await board()).diagnostics.filter(({ severity }) => severity === 'error');
/** Says how a task is done, without a word about others: that is the approval of its text. */
const choose = (task: string, text = 'true') =>
  workspace.call('correct', { spec, task, answer: { kind: 'shell', text, effect: 'none' }, remember: false });

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-changes-')));
  const project = join(root, 'project');
  file = join(project, 'specs', spec, 'layered-tasks.md');
  env = { ...process.env, HOME: join(root, 'home'), ASHLAR_CONFIG_DIR: join(root, 'config') };
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  write(layers);
  saveSettings(settingsSchema.parse({ project, trusted: true, syncCommand: null, writeBack: false }), env);
  workspace = await openWorkspace(project, { env, packageRoot });
});

afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function rest(): Promise<void> {
  for (;;) {
    const { run } = await board();
    if (run?.status !== 'running') return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('what a changed plan is compared with', () => {
  test('nothing, while nothing is approved and nothing ran: the file may still become anything', async () => {
    expect(await board()).toMatchObject({ changes: null, drift: null });
    write(layers.replace('Lay pipes', 'Invite guests'));
    expect((await row('L0.1')).task.description).toBe('Invite guests');
    expect(await board()).toMatchObject({ changes: null });
    expect(await workspace.call('planDiff', { spec })).toMatchObject({ added: [], changed: [], removed: [] });
  });

  test('from the first approval on, the plan as it was then, until the person has seen the change', async () => {
    await choose('L0.1');
    write(
      layers
        .replace('Pour concrete', 'Pour much concrete')
        .replace('- [ ] Set stones', '- [ ] Set stones\n- [ ] Point joints'),
    );
    expect(await board()).toMatchObject({ changes: { added: 1, removed: 0, changed: 1, moved: 0 } });
    expect((await workspace.call('specs', {})).specs[0]).toMatchObject({ changed: true });
    expect(await workspace.call('status', { spec })).toMatchObject({ changes: { added: 1 } });

    write(layers.replace('Pour concrete', 'Pour much concrete'));
    const diff = await workspace.call('planDiff', { spec });
    expect(diff).toMatchObject({ added: [], changed: [{ key: 'L0.2', line: 6 }], voided: [] });
    expect(diff.since).not.toBeNull();
    await workspace.call('acceptPlan', { spec, hash: diff.hash });
    expect(await board()).toMatchObject({ changes: null });
    expect((await workspace.call('specs', {})).specs[0]).toMatchObject({ changed: false });
  });

  test('what changed again meanwhile cannot be taken as seen', async () => {
    await choose('L0.1');
    write(layers.replace('Pour', 'Pour white'));
    const { hash } = await workspace.call('planDiff', { spec });
    write(layers.replace('Pour', 'Pour black'));
    await expect(workspace.call('acceptPlan', { spec, hash })).rejects.toMatchObject({ code: 'E_CHANGED' });
    expect(await board()).toMatchObject({ changes: { changed: 1 } });
  });

  test('it is remembered by the next process, and a plan that is as it was again has not changed', async () => {
    await choose('L0.1');
    write(layers.replace('Pour', 'Pour white'));
    await board();
    await workspace.close('stop');
    workspace = await openWorkspace(join(root, 'project'), { env, packageRoot });
    expect(await board()).toMatchObject({ changes: { added: 0, changed: 1 } });
    write(layers);
    expect(await board()).toMatchObject({ changes: null });
  });

  test('ticks alone are no change, and leave every task what it is', async () => {
    await choose('L0.1');
    const before = (await rows()).map(({ task }) => task.id);
    write(layers.replace('[ ] Pour', '[x] Pour'));
    expect(await board()).toMatchObject({ changes: null });
    expect((await rows()).map(({ task }) => [task.id, task.done])).toEqual(before.map((id, n) => [id, n === 1]));
  });
});

describe('an approval', () => {
  test('falls with the text of its task, says why, and the person’s answer stays to be approved again', async () => {
    await choose('L0.1');
    write(layers.replace('Lay pipes', 'Lay copper pipes'));
    const { task, mapping } = await row('L0.1');
    expect(mapping).toMatchObject({ status: 'proposed', origin: 'person', answer: { kind: 'shell', text: 'true' } });
    expect(mapping.voided).toBe('The task changed since you approved it.');
    expect(await workspace.call('planDiff', { spec })).toMatchObject({ voided: [task.id] });
    await workspace.call('approve', { spec, tasks: ['L0.1'] });
    expect((await row('L0.1')).mapping).toMatchObject({ status: 'approved', voided: null });
    expect(await workspace.call('planDiff', { spec })).toMatchObject({ voided: [] });
  });

  test('of a proposal is replaced by what is proposed for the new text', async () => {
    write(layers.replace('Lay pipes', 'Lay pipes (`/x:lay pipes`, backend)'));
    await workspace.call('approve', { spec, tasks: ['L0.1'] }).catch(() => undefined);
    const answer = { kind: 'done-by-me', note: '' } as const;
    await workspace.call('correct', { spec, task: 'L0.2', answer, remember: true });
    write(layers.replace('Lay pipes', 'Pour concrete'));
    expect((await row('L0.1')).mapping).toMatchObject({ origin: 'correction', status: 'proposed' });
    await workspace.call('approve', { spec, tasks: ['L0.1'] });
    write(layers.replace('Lay pipes', 'Pour all concrete today'));
    const { mapping } = await row('L0.1');
    expect(mapping).toMatchObject({ status: 'proposed', voided: expect.any(String) });
    expect(mapping.origin).not.toBe('correction');
  });

  test('stands when its task is moved or ticked', async () => {
    await choose('L0.1');
    write(layers.replace('- [ ] Lay pipes\n', '').replace('- [ ] Set stones', '- [ ] Set stones\n- [x] Lay pipes'));
    expect((await row('L1.2')).mapping).toMatchObject({ status: 'approved', voided: null });
    expect(await board()).toMatchObject({ changes: { moved: 1, changed: 0 } });
  });

  test('is back when the text is back, as an edit that was undone or a file that was read half', async () => {
    await choose('L0.1');
    write(layers.replace('Lay pipes', 'Lay pip'));
    expect((await row('L0.1')).mapping.status).toBe('proposed');
    write(layers);
    expect((await row('L0.1')).mapping).toMatchObject({ status: 'approved', voided: null });
  });

  test('that fell is not given by a run that approves on its way, but by a person who approves all', async () => {
    await choose('L0.1');
    write(layers.replace('Lay pipes', 'Lay copper pipes'));
    const { id } = (await row('L0.1')).task;
    const { approved } = await workspace.call('run', { spec, approveFrom: 0 });
    expect(approved).not.toContain(id);
    await workspace.call('cancel', { spec });
    const all = await workspace.call('approve', { spec, all: true });
    expect(all.approved).toContain(id);
  });
});

describe('an open run', () => {
  test('goes on with its own copy, waits before a task that changed, and takes its new text once approved', async () => {
    await choose('L0.1', 'sleep 0.3');
    await choose('L0.2');
    await choose('L1.1');
    const { run } = await workspace.call('run', { spec });
    write(
      layers.replace('Lay pipes', 'Lay pipes slowly').replace('Pour concrete', 'Pour more concrete') +
        '- [ ] Point joints\n',
    );
    expect(await board()).toMatchObject({ drift: { added: 1, removed: 0, changed: 2 } });
    await rest();
    const waits = await board();
    expect(waits.run).toMatchObject({ id: run.id, status: 'paused', pause: { reason: 'needs-mapping' } });
    expect(waits.run?.pause?.message).toMatch(/L0\.2 “Pour concrete” waits: the plan changed/);
    expect((await row('L0.1')).runTask).toMatchObject({ status: 'complete', description: 'Lay pipes' });

    await workspace.call('approve', { spec, tasks: [(await row('L0.2')).task.id] });
    await rest();
    const done = await board();
    expect(done.run?.status).toBe('complete');
    expect((await row('L0.2')).runTask).toMatchObject({ status: 'complete', description: 'Pour more concrete' });
  });

  test('asks about a task that is no longer in the plan, whose history stays to be seen', async () => {
    await choose('L0.1', 'sleep 0.3');
    await choose('L0.2');
    await choose('L1.1');
    const { id } = (await row('L0.2')).task;
    await workspace.call('run', { spec });
    write(layers.replace('- [ ] Pour concrete\n', ''));
    await rest();
    expect(await board()).toMatchObject({ drift: { removed: 1 }, run: { pause: { taskId: id } } });
    await workspace.call('retry', { spec, task: id });
    await rest();
    const detail = await workspace.call('task', { spec, task: id });
    expect(detail).toMatchObject({
      gone: { since: expect.any(String) },
      task: { status: 'complete', task: { description: 'Pour concrete' } },
    });
    expect([detail.attempts.length, detail.history.length > 0]).toEqual([1, true]);
    write(layers);
    expect(await workspace.call('task', { spec, task: id })).toMatchObject({
      gone: null,
      task: { task: { key: 'L0.2' } },
    });
  });
});

describe('a file that is being written or was damaged leaves the last good plan in force, and stops Run:', () => {
  const damaged: [string, () => void, RegExp][] = [
    ['no bytes at all', () => write(''), /empty/],
    ['white space', () => write('\n\n  \n'), /empty/],
    ['bytes that are not UTF-8', () => write(Buffer.from([0x23, 0x20, 0xc3, 0x28, 0x0a])), /line 1 holds bytes/],
    ['gone for a moment', () => renameSync(file, `${file}~`), /has no layered-tasks\.md/],
    [
      'a folder in its place',
      () => {
        rmSync(file);
        mkdirSync(file);
      },
      /is a folder/,
    ],
    ['its own folder gone', () => rmSync(join(file, '..'), { recursive: true }), /no spec F001/],
  ];
  test.each(damaged)('%s', async (_, damage, message) => {
    const before = await rows();
    damage();
    const [first] = await errors();
    expect(first?.message).toMatch(message);
    expect(first?.message).toContain('The last good plan stays in force.');
    expect(await rows()).toEqual(before);
    await expect(workspace.call('run', { spec })).rejects.toMatchObject({ code: 'E_PLAN' });
    rmSync(file, { recursive: true, force: true });
    mkdirSync(join(file, '..'), { recursive: true });
    write(layers);
    expect(await errors()).toEqual([]);
  });

  test('errors where there were none, while a run is open: with their lines, until it ends', async () => {
    await choose('L0.1', 'sleep 0.3');
    await workspace.call('run', { spec });
    write(`${layers}\n## Layer 1: Again\n\n- [ ] Do more\n`);
    const [first] = await errors();
    expect(first).toMatchObject({ code: 'E_LAYER_TWICE', line: 12 });
    expect(first?.message).toContain('The last good plan stays in force.');
    expect(await rows()).toHaveLength(3);
    await rest();
    await workspace.call('cancel', { spec });
    expect(await rows()).toHaveLength(4);
    expect((await errors())[0]?.message).not.toContain('stays in force');
  });

  test('one cut in the middle: its tasks are told as removed, and are themselves again with the rest of the file', async () => {
    await choose('L1.1');
    const before = (await rows()).map(({ task }) => task.id);
    write(layers.slice(0, layers.indexOf('## Layer 1')));
    expect(await workspace.call('planDiff', { spec })).toMatchObject({
      removed: [{ key: 'L1.1', description: 'Set stones' }],
    });
    write(layers);
    expect((await rows()).map(({ task }) => task.id)).toEqual(before);
    expect((await row('L1.1')).mapping.status).toBe('approved');
    expect(await board()).toMatchObject({ changes: null });
  });
});

test('a write that leaves size and time as they were is seen while the file is fresh', async () => {
  const at = new Date();
  utimesSync(file, at, at);
  expect((await row('L0.1')).task.description).toBe('Lay pipes');
  write(layers.replace('Lay pipes', 'Lay tiles'));
  utimesSync(file, at, at);
  expect((await row('L0.1')).task.description).toBe('Lay tiles');
});
