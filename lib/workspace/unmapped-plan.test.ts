import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDb } from '@/db/client';
import { listLiveMappings } from '@/db/queries/mappings';
import type { Mapping } from '@/lib/domain/mapping';
import { openWorkspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const SPEC = 'F001';
let root: string;
let workspace: Awaited<ReturnType<typeof openWorkspace>>;

function write(text: string): void {
  const folder = join(root, 'project', 'specs', SPEC);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'layered-tasks.md'), text);
}

function storedMappings(): Mapping[] {
  const db = openDb(join(root, 'project', '.claude', 'ashlar', 'state.db'), join(packageRoot, 'drizzle'));
  try {
    return listLiveMappings(db, SPEC);
  } finally {
    db.$client.close();
  }
}

const row = async () => (await workspace.call('specs', {})).specs[0];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'ashlar-unmapped-'));
  const commands = join(root, 'project', '.claude', 'commands', 'db');
  mkdirSync(commands, { recursive: true });
  writeFileSync(join(commands, 'table.md'), '---\ndescription: Make a table\n---\nMake $ARGUMENTS\n');
  write('## Layer 0: Base\n- [x] Create users table\n- [ ] Create orders table (`/db:table orders`)\n- [ ] Think\n');
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config'), HOME: root };
  workspace = await openWorkspace(join(root, 'project'), { env, packageRoot });
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true });
});

test('a spec that is listed and checked has no proposals yet, and is counted as it is when it has them', async () => {
  const before = await row();
  await workspace.call('check', { spec: SPEC });
  expect(storedMappings()).toEqual([]);
  expect(before?.unapproved).toBe(2);
  await workspace.call('board', { spec: SPEC });
  expect(storedMappings()).toHaveLength(3);
  expect((await row())?.unapproved).toBe(2);
});

test.each([
  ['board', {}],
  ['map', {}],
  ['task', { task: 'L0.2' }],
  ['approve', { tasks: ['L0.2'] }],
] as const)('%s gives every task its proposal, whoever read the plan before', async (verb, input) => {
  await row();
  await workspace.call(verb, { spec: SPEC, ...input } as never);
  expect(storedMappings().map(({ origin }) => origin)).toContain('plan');
  expect(storedMappings()).toHaveLength(3);
});

test('an approval for a text that has changed falls as soon as the spec is listed', async () => {
  await workspace.call('approve', { spec: SPEC, tasks: ['L0.2'] });
  expect((await row())?.unapproved).toBe(1);
  write('## Layer 0: Base\n- [x] Create users table\n- [ ] Create orders table (`/db:table other`)\n- [ ] Think\n');
  expect((await row())?.unapproved).toBe(2);
});
