import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const headBytes = 256;
/** Where the system looks when nobody says. */
const usualPath = '/usr/bin:/bin';

/**
 * Looks whether a program can be started, as the system will look for it: by PATH, or from the folder when its name
 * has a slash. Null when it can; else the system's word for why not (`ENOENT`, `EACCES`, `ENOEXEC`). Asked beforehand,
 * for under the wrapper it could not be told from a program that ends with 127.
 */
export function whyNotStartable(program: string, cwd: string, path: string | undefined): string | null {
  const places = program.includes('/') ? [''] : (path ?? usualPath).split(delimiter);
  let why = 'ENOENT';
  for (const place of places) {
    const file = place === '' ? resolve(cwd, program) : resolve(cwd, place, program);
    const found = whyNotExecutable(file);
    if (found === null) return hasInterpreter(file);
    if (found === 'EACCES') why = found;
  }
  return why;
}

function whyNotExecutable(file: string): 'ENOENT' | 'EACCES' | null {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) return 'ENOENT';
    if (!stat.isFile()) return 'EACCES';
    accessSync(file, constants.X_OK);
    return null;
  } catch (error) {
    // Not a name at all: that is told by whoever looks at the whole command line.
    if ((error as NodeJS.ErrnoException).code === 'ERR_INVALID_ARG_VALUE') throw error;
    return 'EACCES';
  }
}

/** A shell would run any text as a script of its own; a text that does not say what runs it is refused instead. */
function hasInterpreter(file: string): string | null {
  const head = readHead(file);
  if (head === null || isBinary(head)) return null;
  if (!head.startsWith('#!')) return 'ENOEXEC';
  const interpreter = /^#![ \t]*([^ \t\n]*)/.exec(head)?.[1] ?? '';
  return interpreter.startsWith('/') && !existsSync(interpreter) ? 'ENOENT' : null;
}

/** Programs that may be executed need not be readable: of those nothing is known. */
function readHead(file: string): string | null {
  try {
    const fd = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(headBytes);
      return buffer.toString('latin1', 0, readSync(fd, buffer, 0, headBytes, 0));
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
}

const isBinary = (head: string): boolean => /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head);
