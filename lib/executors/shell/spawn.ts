import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '@/lib/domain/errors';
import { type AttemptFiles, closeAttemptFiles, openAttemptFiles } from './attempt-files';
import { whyNotStartable } from './find-program';
import { openInput } from './input-file';
import { isFolder, spawnProblem } from './spawn-problem';
import { hasWrapper, wrapped } from './wrapper';

export type Child = ChildProcess & { readonly pid: number };

export type SpawnResult = { ok: true; child: Child; files: AttemptFiles } | { ok: false; problem: Problem };

type Place = {
  cwd: string;
  env: Record<string, string>;
  logPath: string;
  /** On its standard input; null for none. */
  input?: string | null;
};

/**
 * Starts a program in a process group of its own, its output going straight into the log. A program that cannot be
 * started is an answer, and leaves no file.
 */
export async function spawnCommand(argv: string[], { cwd, env, logPath, input = null }: Place): Promise<SpawnResult> {
  const [program = '', ...args] = argv;
  let files: AttemptFiles | null = null;
  let stdin: number | null = null;
  try {
    if (!isFolder(cwd)) throw systemError('ENOENT');
    const why = hasWrapper ? whyNotStartable(program, cwd, env.PATH) : null;
    if (why) throw systemError(why);
    files = openAttemptFiles(resolve(cwd, logPath));
    const command = hasWrapper ? wrapped(program, args) : { file: program, args };
    stdin = input === null ? null : openInput(input);
    const all = [stdin ?? 'ignore', files.log, files.log, files.exit];
    const stdio = hasWrapper ? all : all.slice(0, 3);
    const options = { cwd, env, shell: false, detached: true, windowsHide: true } as const;
    const child = spawn(command.file, command.args, { ...options, stdio: stdio as ('ignore' | number)[] });
    if (hasPid(child)) return { ok: true, child, files };
    const [error] = await once(child, 'error');
    throw error;
  } catch (error) {
    if (files) closeAttemptFiles(files, resolve(cwd, logPath), 0);
    return { ok: false, problem: spawnProblem(error as NodeJS.ErrnoException, argv, { cwd, env }) };
  } finally {
    if (stdin !== null) closeSync(stdin);
  }
}

function hasPid(child: ChildProcess): child is Child {
  return child.pid !== undefined;
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
