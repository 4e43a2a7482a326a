import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What every task runs. */
export const PROGRAM = '/bin/true';

/** Milliseconds for starting the program `count` times, one after the other. */
export async function bareLoop(count: number): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < count; n++) await once(spawn(PROGRAM, { stdio: ['ignore', 'pipe', 'pipe'] }), 'exit');
  return performance.now() - began;
}

/** The same with two commits a task that wait for the disk: the least that a durable runner can do. */
export async function loopWithCommits(count: number, folder: string): Promise<number> {
  const db = new Database(join(folder, 'loop.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table if not exists steps (n integer, state text)');
  const write = db.prepare('insert into steps values (?, ?)');
  const began = performance.now();
  for (let n = 0; n < count; n++) {
    write.run(n, 'starting');
    await once(spawn(PROGRAM, { stdio: ['ignore', 'pipe', 'pipe'] }), 'exit');
    write.run(n, 'done');
  }
  const tookMs = performance.now() - began;
  db.close();
  return tookMs;
}

/** Milliseconds that `make -j1` needs for as many targets; null where there is no make. */
export async function makeLoop(count: number, folder: string): Promise<number | null> {
  mkdirSync(folder, { recursive: true });
  const names = Array.from({ length: count }, (_, n) => `t${n}`);
  const rules = names.map((name) => `${name}:\n\t@${PROGRAM}`).join('\n');
  writeFileSync(join(folder, 'Makefile'), `.PHONY: all ${names.join(' ')}\nall: ${names.join(' ')}\n${rules}\n`);
  const began = performance.now();
  const child = spawn('make', ['-s', '-j1', '-C', folder, 'all'], { stdio: 'ignore' });
  const [code] = await once(child, 'exit').catch(() => [null]);
  return code === 0 ? performance.now() - began : null;
}
