import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAnswer } from '@/lib/domain/mapping';
import type { Run } from '@/lib/domain/run';
import { makeExample } from './example';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let folder: string;
let ashlar: Workspace;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-story-')));
  const env = { ...process.env, HOME: folder, ASHLAR_CONFIG_DIR: join(folder, 'config'), EXAMPLE_PACE_MS: '0' };
  const { project } = makeExample(join(folder, 'shop'), { env });
  ashlar = await openWorkspace(project, { env, packageRoot });
});
afterEach(async () => {
  await ashlar.close('stop');
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until the run stands still, and answers it with the task it waits for. */
async function settle(spec: string): Promise<{ status: Run['status']; reason: string | null; key: string | null }> {
  for (;;) {
    const { run, layers } = await ashlar.call('board', { spec });
    if (run && run.status !== 'running' && run.status !== 'queued') {
      const tasks = layers.flatMap((layer) => layer.tasks);
      const waiting = tasks.find(({ task }) => task.id === run.pause?.taskId);
      return { status: run.status, reason: run.pause?.reason ?? null, key: waiting?.task.key ?? null };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const answer = (text: string) => parseAnswer(text) as NonNullable<ReturnType<typeof parseAnswer>>;
const inShop = (path: string): string => join(folder, 'shop', path);

test('the example runs as its README tells: one question, one missing setting, one slip, then complete', async () => {
  await ashlar.call('approve', { spec: 'F001', all: true });
  const { asks } = await ashlar.call('map', { spec: 'F001' });
  expect(asks).toBe(1);
  await ashlar.call('correct', { spec: 'F001', task: 'L1.3', answer: answer('/shop:write-copy tone') });

  await ashlar.call('run', { spec: 'F001' });
  expect(await settle('F001')).toEqual({ status: 'paused', reason: 'failed', key: 'L0.2' });
  const failed = await ashlar.call('task', { spec: 'F001', task: 'L0.2' });
  expect(failed.task.runTask?.output).toContain('hint: Set DATABASE_URL under Environment');
  await ashlar.call('setEnvironment', { name: 'DATABASE_URL', value: 'file:var/shop.db' });
  await ashlar.call('retry', { spec: 'F001', task: 'L0.2' });

  expect(await settle('F001')).toEqual({ status: 'paused', reason: 'failed', key: 'L2.1' });
  const other = answer('/nextjs-frontend:add-page catalogue BookCard');
  await ashlar.call('alternate', { spec: 'F001', task: 'L2.1', answer: other });

  expect(await settle('F001')).toEqual({ status: 'complete', reason: null, key: null });
  for (const file of ['var/shop.db', 'content/copy/tone.md', 'web/app/catalogue/page.tsx', '.claude/sync/F001.md']) {
    expect(existsSync(inShop(file)), file).toBe(true);
  }
  const status = JSON.parse(readFileSync(inShop('.claude/execution/F001.json'), 'utf8'));
  expect(status).toMatchObject({ feature: 'F001', status: 'complete', completed_tasks: 11, failed_tasks: 0 });
});

test('the wish lists, mapped by rules alone, run through without a person', async () => {
  await ashlar.call('approve', { spec: 'F002', all: true });
  await ashlar.call('run', { spec: 'F002' });
  expect(await settle('F002')).toEqual({ status: 'complete', reason: null, key: null });
  expect(readFileSync(inShop('web/app/wish-list/page.tsx'), 'utf8')).toContain('<WishButton');
});
