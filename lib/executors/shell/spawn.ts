import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Problem } from '@/lib/domain/errors';
import { spawnProblem } from './spawn-problem';

export type Child = ChildProcessByStdio<null, Readable, Readable> & { readonly pid: number };

export type SpawnResult = { ok: true; child: Child } | { ok: false; problem: Problem };

/** Starts a program in a process group of its own, without a shell. A program that cannot be started is an answer. */
export async function spawnCommand(
  argv: string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<SpawnResult> {
  const [program = '', ...args] = argv;
  try {
    const child = spawn(program, args, { ...options, shell: false, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    if (hasPid(child)) return { ok: true, child };
    const [error] = await once(child, 'error');
    throw error;
  } catch (error) {
    return { ok: false, problem: spawnProblem(error as NodeJS.ErrnoException, argv, options) };
  }
}

function hasPid(child: ChildProcessByStdio<null, Readable, Readable>): child is Child {
  return child.pid !== undefined;
}
