import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isAshlarError } from '@/lib/domain/errors';
import { temporaryFolder } from './fixtures/database';
import { takeLock } from './lock';

const root = fileURLToPath(new URL('..', import.meta.url));
let program: string;

beforeAll(() => {
  const built = buildSync({
    ...{ absWorkingDir: root, entryPoints: ['db/fixtures/hold-lock.ts'], bundle: true, write: false },
    ...{ platform: 'node', format: 'cjs', external: ['better-sqlite3'] },
  });
  program = built.outputFiles[0]?.text ?? '';
});

/** Starts a process that takes the lock; resolves with the first line it says. */
async function otherProcess(file: string): Promise<{ said: string; child: ChildProcess }> {
  const script = join(dirname(file), 'hold-lock.cjs');
  // Once: a process that starts meanwhile would read it half written.
  if (!existsSync(script)) writeFileSync(script, program);
  const child = spawn(process.execPath, [script, file], {
    env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (bytes) => resolve(String(bytes).trim()));
    // 'close', not 'exit': what it said last may still stand in the pipe.
    child.once('close', (code) => resolve(`exit ${code}`));
  });
  return { said, child };
}

function codeOf(file: string): string {
  try {
    takeLock(file).release();
    return 'taken';
  } catch (error) {
    return isAshlarError(error) ? error.code : String(error);
  }
}

describe('the lock of a project', () => {
  test('is taken once: this process is refused a second one until the first is given back', () => {
    const file = join(temporaryFolder(), 'deep', 'lock.db');
    const lock = takeLock(file);
    expect(codeOf(file)).toBe('E_LOCKED');
    lock.release();
    expect(codeOf(file)).toBe('taken');
    lock.release();
  });

  test('is refused to another process while this one has it', async () => {
    const file = join(temporaryFolder(), 'lock.db');
    const lock = takeLock(file);
    expect((await otherProcess(file)).said).toBe('E_LOCKED');
    lock.release();
    expect((await otherProcess(file)).said).toBe('held');
  });

  test('is refused to this process while another has it, and free the moment that one is killed', async () => {
    const file = join(temporaryFolder(), 'lock.db');
    const { said, child } = await otherProcess(file);
    expect(said).toBe('held');
    expect(codeOf(file)).toBe('E_LOCKED');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(codeOf(file)).toBe('taken');
  });

  test('of twenty processes one has it', async () => {
    const file = join(temporaryFolder(), 'lock.db');
    const all = await Promise.all(Array.from({ length: 20 }, () => otherProcess(file)));
    const said = all.map((one) => one.said).sort();
    expect(said).toEqual([...Array.from({ length: 19 }, () => 'E_LOCKED'), 'held']);
  });

  test('a damaged lock file is named, with what to do, and left as it is', () => {
    const file = join(temporaryFolder(), 'lock.db');
    writeFileSync(file, 'no database '.repeat(100));
    expect(codeOf(file)).toBe('E_LOCK');
    expect(existsSync(file)).toBe(true);
  });

  test('a place that cannot hold a file is named as well', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(join(folder, 'file', 'lock.db'))).toBe('E_LOCK');
  });
});
