import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exclusive } from './exclusive.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ashlar-exclusive-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const tool = new URL('./exclusive.mjs', import.meta.url).href;

function worker(name) {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { exclusive } from ${JSON.stringify(tool)};
    await exclusive(${JSON.stringify(join(root, 'lock'))}, async () => {
      appendFileSync(${JSON.stringify(join(root, 'log'))}, '${name} in\\n');
      await new Promise((resolve) => setTimeout(resolve, 200));
      appendFileSync(${JSON.stringify(join(root, 'log'))}, '${name} out\\n');
    });`;
  return once(spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }), 'close');
}

it('processes do the work one after the other', async () => {
  await Promise.all(['a', 'b', 'c'].map(worker));
  const lines = readFileSync(join(root, 'log'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(6);
  for (let i = 0; i < 6; i += 2) expect(lines[i + 1]).toBe(lines[i]?.replace('in', 'out'));
  expect(existsSync(join(root, 'lock'))).toBe(false);
});

it('a lock whose process is gone is taken over', async () => {
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'close');
  writeFileSync(join(root, 'lock'), String(gone.pid));
  expect(await exclusive(join(root, 'lock'), async () => 'done')).toBe('done');
});

it('a failure of the work is passed on and frees the lock', async () => {
  const failing = exclusive(join(root, 'lock'), async () => {
    throw new Error('no space');
  });
  await expect(failing).rejects.toThrow('no space');
  expect(existsSync(join(root, 'lock'))).toBe(false);
});
