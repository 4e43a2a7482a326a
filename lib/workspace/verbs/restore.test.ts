import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardTask } from '@/lib/domain/board';
import { isAshlarError } from '@/lib/domain/errors';
import { settingsSchema } from '@/lib/domain/project';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from '@/lib/workspace/open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..', '..');
const spec = 'F001';
let root: string;
let plan: string;
let workspace: Workspace;

const write = (first: string): void =>
  writeFileSync(plan, `## Layer 0: A\n- ${first} (\`/bells:cast\`)\n- Ring it (\`/bells:ring\`)\n`);

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-restore-')));
  const env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  const project = join(root, 'tower');
  plan = join(project, 'specs', spec, 'layered-tasks.md');
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  mkdirSync(join(project, '.claude/commands/bells'), { recursive: true });
  for (const name of ['cast', 'ring']) {
    writeFileSync(join(project, `.claude/commands/bells/${name}.md`), `---\ndescription: ${name} a bell\n---\n`);
  }
  write('Cast a bell');
  saveSettings(settingsSchema.parse({ project, trusted: true, syncCommand: null, writeBack: false }), env);
  workspace = await openWorkspace(project, { env, packageRoot });
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const rows = async (): Promise<BoardTask[]> =>
  (await workspace.call('board', { spec })).layers.flatMap(({ tasks }) => tasks);
const beforeOf = ({ task, mapping }: BoardTask) => ({
  task: task.id,
  mapping: mapping.id,
  approved: mapping.status === 'approved',
  voided: mapping.voided,
});
const shown = ({ mapping }: BoardTask) => [mapping.status, mapping.origin, mapping.confidence, mapping.answer];

test('a correction is undone: answer, origin, confidence and approval are what they were', async () => {
  const before = await rows();
  const [first, second] = before;
  await workspace.call('approve', { spec, tasks: [second?.task.id ?? ''] });
  const approved = await rows();
  for (const { task } of before) {
    await workspace.call('correct', { spec, task: task.id, answer: { kind: 'skip' }, remember: false });
  }
  await workspace.call('restore', { spec, tasks: approved.map(beforeOf) });
  const after = await rows();
  expect(after.map(shown)).toEqual(approved.map(shown));
  expect(after.map(({ mapping }) => mapping.status)).toEqual(['proposed', 'approved']);
  expect(first?.mapping.answer).not.toBeNull();
});

test('approvals are undone, and what is undone can be done again', async () => {
  const before = await rows();
  await workspace.call('approve', { spec, all: true });
  const approved = await rows();
  await workspace.call('restore', { spec, tasks: before.map(beforeOf) });
  expect((await rows()).map(({ mapping }) => mapping.status)).toEqual(['proposed', 'proposed']);
  await workspace.call('restore', { spec, tasks: approved.map(beforeOf) });
  expect((await rows()).map(({ mapping }) => mapping.status)).toEqual(['approved', 'approved']);
});

test('an approval that fell, was given again and is undone stays fallen', async () => {
  await workspace.call('approve', { spec, all: true });
  const [first] = await rows();
  // The plan says for itself which task it is: the text changes, the task stays.
  write('Cast a large bell');
  const changed = await rows();
  const fallen = changed.find(({ mapping }) => mapping.voided !== null);
  expect(fallen?.task.id).toBe(first?.task.id);
  if (!fallen) return;
  await workspace.call('approve', { spec, tasks: [fallen.task.id] });
  await workspace.call('restore', { spec, tasks: [beforeOf(fallen)] });
  const again = (await rows()).find(({ task }) => task.id === fallen.task.id);
  expect(again?.mapping).toMatchObject({ status: 'proposed', voided: fallen.mapping.voided });
});

test('a mapping of another task is refused, and then nothing at all is changed', async () => {
  const [first, second] = await rows();
  if (!first || !second) throw new Error('The plan has two tasks.');
  await workspace.call('approve', { spec, all: true });
  const wrong = [beforeOf(first), { ...beforeOf(second), mapping: first.mapping.id }];
  const refused = await workspace.call('restore', { spec, tasks: wrong }).then(
    () => null,
    (error: unknown) => error,
  );
  expect(isAshlarError(refused) && refused.code).toBe('E_NOT_FOUND');
  expect((await rows()).map(({ mapping }) => mapping.status)).toEqual(['approved', 'approved']);
});

test('one answer for several tasks is one act: all or none, nothing is learned, and it says what undoes it', async () => {
  const before = await rows();
  const tasks = before.map(({ task }) => task.id);
  const answer = { kind: 'command', command: '/bells:ring', args: 'twice' } as const;
  await expect(workspace.call('correctAll', { spec, tasks: [...tasks, 'L9.9'], answer })).rejects.toSatisfy(
    isAshlarError,
  );
  expect((await rows()).map(shown)).toEqual(before.map(shown));
  const { mappings, replaced } = await workspace.call('correctAll', { spec, tasks: [...tasks, 'L0.1'], answer });
  expect(mappings.map(({ status, taskId }) => [status, taskId])).toEqual(tasks.map((id) => ['approved', id]));
  expect((await workspace.call('rules', {})).rules).toEqual([]);
  await workspace.call('restore', { spec, tasks: replaced });
  expect((await rows()).map(shown)).toEqual(before.map(shown));
});

test('a correction says what undoes it', async () => {
  const [row] = await rows();
  const answer = { kind: 'skip' } as const;
  const { replaced } = await workspace.call('correct', { spec, task: 'L0.1', answer, remember: false });
  expect(replaced).toEqual(row && beforeOf(row));
});
