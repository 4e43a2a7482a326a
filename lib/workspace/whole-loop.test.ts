import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { reduceRunStream } from '@/lib/domain/run-event';
import { statusFileSchema } from '@/lib/domain/status-file';
import { makeExample } from './example';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let root: string;
let env: NodeJS.ProcessEnv;
let project: string;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-loop-')));
  env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config'), EXAMPLE_PACE_MS: '0' };
  process.env.EXAMPLE_PACE_MS = '0';
  project = makeExample(join(root, 'bookshop'), { env, packageRoot }).project;
  workspace = await openWorkspace(project, { env, packageRoot });
});

afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

/** Follows a run until it stops moving, and returns what a page would show then. */
async function untilStop(runId: string): Promise<RunSnapshot> {
  const controller = new AbortController();
  let state: RunSnapshot | null = null;
  for await (const item of workspace.watch({ runId, cursor: 0 }, controller.signal)) {
    state = reduceRunStream(state, item);
    if (state && state.run.status !== 'running') controller.abort();
  }
  if (!state) throw new Error('The stream gave no snapshot.');
  return state;
}

const statusFile = () =>
  statusFileSchema.parse(JSON.parse(readFileSync(join(project, '.claude/execution/F001.json'), 'utf8')));

test('the example runs from mapping to summary: asks, is corrected, fails, is repaired, retried and given another command', async () => {
  const spec = 'F001';
  const { approved } = await workspace.call('approve', { spec, all: true });
  expect(approved).toHaveLength(10);
  const { run } = await workspace.call('run', { spec });

  const failed = await untilStop(run.id);
  expect(failed.run.pause).toMatchObject({ reason: 'failed' });
  expect(failed.run.pause?.message).toContain('DATABASE_URL is not set');
  expect(statusFile()).toMatchObject({ status: 'paused', current_layer: 'L0', failed_tasks: 1, completed_tasks: 1 });

  await workspace.call('setEnvironment', { name: 'DATABASE_URL', value: 'file:var/shop.db' });
  await workspace.call('retry', { spec, task: 'L0.2' });
  const asks = await untilStop(run.id);
  expect(asks.run.pause).toMatchObject({ reason: 'needs-mapping' });
  expect(existsSync(join(project, 'var/shop.db'))).toBe(true);
  expect(asks.tasks.find((task) => task.key === 'L0.sync')?.status).toBe('complete');

  const answer = { kind: 'command', command: '/shop:write-copy', args: 'tone' } as const;
  await workspace.call('correct', { spec, task: 'L1.3', answer });
  const misspelt = await untilStop(run.id);
  expect(misspelt.run.pause?.message).toContain('BookCrad');

  const alternate = { kind: 'command', command: '/nextjs-frontend:add-page', args: 'catalogue BookCard' } as const;
  await workspace.call('alternate', { spec, task: 'L2.1', answer: alternate });
  const done = await untilStop(run.id);
  expect(done.run.status).toBe('complete');
  expect(done.tasks.every((task) => task.status === 'complete')).toBe(true);

  const summary = await workspace.call('summary', { spec });
  expect(summary).toMatchObject({ successRate: 100, progress: { total: 11, complete: 11, percent: 100 } });
  expect(statusFile()).toMatchObject({ status: 'complete', current_layer: 'complete', completed_tasks: 11 });
  expect(statusFile().errors).toHaveLength(2);
}, 60_000);
