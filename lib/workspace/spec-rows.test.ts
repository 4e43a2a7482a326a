import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SpecSummary } from '@/lib/domain/board';
import { openWorkspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let root: string;
let workspace: Awaited<ReturnType<typeof openWorkspace>>;

function write(spec: string, text: string): void {
  const file = join(root, 'project', 'specs', spec, 'layered-tasks.md');
  mkdirSync(join(root, 'project', 'specs', spec), { recursive: true });
  writeFileSync(file, text);
}

const rows = async (withinMs?: number): Promise<SpecSummary[]> =>
  (await workspace.call('specs', withinMs === undefined ? {} : { withinMs })).specs;

async function row(spec: string, withinMs?: number): Promise<SpecSummary | undefined> {
  return (await rows(withinMs)).find(({ id }) => id === spec);
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'ashlar-rows-'));
  for (const spec of ['F001', 'F002', 'F003', 'F004']) write(spec, '## Layer 0: Base\n- Create users table\n');
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config'), HOME: root };
  workspace = await openWorkspace(join(root, 'project'), { env, packageRoot });
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true });
});

test('a listing without time shows every spec, reads one more each time, and ends with all as a full listing has them', async () => {
  const first = await rows(0);
  expect(first.map(({ id, pending }) => [id, pending])).toEqual([
    ...[
      ['F001', false],
      ['F002', true],
    ],
    ...[
      ['F003', true],
      ['F004', true],
    ],
  ]);
  expect(first[1]).toMatchObject({ title: 'F002', format: null, problem: null });
  const left = async () => (await rows(0)).filter(({ pending }) => pending).length;
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
  await expect.poll(left).toBe(0);
  expect((await rows()).every(({ pending, unapproved }) => !pending && unapproved === 1)).toBe(true);
});

test('a full listing leaves nothing pending', async () => {
  expect((await rows()).map(({ pending, progress }) => [pending, progress.total])).toEqual(Array(4).fill([false, 1]));
});

test('a row follows its file, a person’s answers, and the end of its file', async () => {
  await rows();
  write('F002', '## Layer 0: Base\n- Create users table\n- Create orders table\n');
  expect((await row('F002'))?.progress.total).toBe(2);
  const answer = { kind: 'shell', text: 'true' } as const;
  await workspace.call('correct', { spec: 'F002', task: 'L0.1', answer });
  expect((await row('F002'))?.unapproved).toBe(1);
  rmSync(join(root, 'project', 'specs', 'F002'), { recursive: true });
  expect(await row('F002')).toBeUndefined();
  write('F003', '');
  expect((await row('F003'))?.errors).toBe(1);
});
