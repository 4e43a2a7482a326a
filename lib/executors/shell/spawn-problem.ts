import { statSync } from 'node:fs';
import type { Problem } from '@/lib/domain/errors';

/** Why a program could not be started, in words. Looks at the folder only now: the usual case pays nothing for it. */
export function spawnProblem(
  error: NodeJS.ErrnoException,
  argv: string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Problem {
  const program = argv[0] ?? '';
  if (program === '') {
    return problem('The command is empty.', 'Give a program and its arguments.');
  }
  if (argv.some((text) => text.includes('\0'))) {
    return problem('The command holds a NUL character.', 'Remove it: no program can receive it.');
  }
  const broken = Object.entries(env).find((pair) => pair.some((text) => text.includes('\0')));
  if (broken) {
    return problem(
      `The environment variable ${JSON.stringify(broken[0])} holds a NUL character.`,
      'Set it again without.',
    );
  }
  if (!isFolder(cwd)) {
    return { code: 'E_CWD', message: `The folder ${cwd} does not exist.`, hint: 'Restore the folder, then retry.' };
  }
  switch (error.code) {
    case 'ENOENT':
      return problem(
        `The program “${program}” was not found.`,
        program.includes('/')
          ? `Check the path; relative ones start at ${cwd}.`
          : 'Install it, or check the PATH of the terminal Ashlar was started from.',
      );
    case 'EACCES':
    case 'EPERM':
      return problem(`“${program}” may not be executed.`, `Make it executable: chmod +x ${program}`);
    case 'ENOEXEC':
      return problem(
        `“${program}” is no program this machine can execute.`,
        'Begin scripts with a line such as #!/bin/sh.',
      );
    case 'E2BIG':
      return problem('The command line is too long for this system.', 'Put the text into a file and pass its name.');
    case 'EAGAIN':
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      return problem(
        `The system could not start another process (${error.code}).`,
        'Lower the number of tasks at once, or close other programs, then retry.',
      );
    default:
      return problem(`“${program}” could not be started: ${error.message}`, null);
  }
}

function problem(message: string, hint: string | null): Problem {
  return { code: 'E_SPAWN', message, hint };
}

/** Whether there is such a folder. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
