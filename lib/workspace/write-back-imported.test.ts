import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let root: string;
let workspace: Workspace;
let read: () => string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-imported-')));
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function open(path: string, text: string): Promise<Workspace> {
  const file = join(root, 'project', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  read = () => readFileSync(file, 'utf8');
  const env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  saveSettings({ ...loadSettings(join(root, 'project'), env), trusted: true, syncCommand: null }, env);
  workspace = await openWorkspace(join(root, 'project'), { env, packageRoot });
  return workspace;
}

/** Runs a spec with every task done by the person, except those named: they are skipped. */
async function runAll(spec: string, skipped: readonly string[] = []): Promise<void> {
  const { layers } = await workspace.call('board', { spec });
  for (const { task } of layers.flatMap((layer) => layer.tasks)) {
    if (task.done) continue;
    const kind = skipped.includes(task.description) ? 'skip' : 'done-by-me';
    await workspace.call('correct', { spec, task: task.id, answer: { kind, note: '' }, remember: false });
  }
  const { run } = await workspace.call('run', { spec });
  expect(run.status).toBe('complete');
  await workspace.call('status', { spec });
}

const kiro = `# Implementation Plan

- [x] 1. Set up the project
- [-] 2. Build the models
  - [ ] 2.1 Order model
    - _Requirements: 1.1_
  - [x] 2.2 Payment model
  - [ ]* 2.3 Unit tests
- [ ]* 3. End-to-end tests
- [~] 4. Wire it
  - [ ] 4.1 Form
`;

test('a task from Kiro is ticked with its parts, without the optional ones, and beginning again puts every sign back', async () => {
  const { call } = await open('.kiro/specs/shop/tasks.md', kiro);
  await runAll('shop', ['End-to-end tests']);
  const done = kiro.replace('[-] 2.', '[x] 2.').replace('[ ] 2.1', '[x] 2.1').replace('[~] 4.', '[x] 4.');
  expect(read()).toBe(done.replace('[ ] 4.1', '[x] 4.1'));
  await call('correct', {
    ...{ spec: 'shop', task: '2', remember: false },
    answer: { kind: 'shell', text: 'false', effect: 'none' },
  });
  await call('run', { spec: 'shop', fresh: true });
  await call('status', { spec: 'shop' });
  expect(read()).toBe(kiro);
}, 30_000);

test('when its parts run singly a task is ticked with the last of them, an optional one aside', async () => {
  const { call } = await open('.kiro/specs/shop/tasks.md', kiro);
  await call('arrange', { spec: 'shop', split: ['2', '4'] });
  await runAll('shop', ['Unit tests', 'Form']);
  const done = kiro.replace('[-] 2.', '[x] 2.').replace('[ ] 2.1', '[x] 2.1');
  expect(read()).toBe(done.replace('[ ]* 3.', '[x]* 3.'));
}, 30_000);

test('the JSON of Task Master has no boxes and is never written', async () => {
  const tasks = [
    { id: 1, title: 'Make it', status: 'pending', dependencies: [], subtasks: [{ id: 1, title: 'Part' }] },
  ];
  const json = JSON.stringify({ master: { tasks } });
  const { call } = await open('.taskmaster/tasks/tasks.json', json);
  const { specs } = await call('specs', {});
  await runAll(specs[0]?.id ?? '');
  expect(read()).toBe(json);
}, 30_000);

test('a plan with Windows line ends and a mark from Spec Kit keeps them', async () => {
  const text =
    '\ufeff# Tasks: Albums\r\n\r\n## Phase 1: Setup\r\n\r\n- [ ] T001 Créer 🪨 `src/`\r\n- [ ] T002 [P] Lint\r\n';
  await open('specs/001-albums/tasks.md', text);
  await runAll('001-albums');
  expect(read()).toBe(text.replaceAll('[ ]', '[x]'));
}, 30_000);
