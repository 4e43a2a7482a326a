import { existsSync } from 'node:fs';
import { attemptTag } from '@/lib/executors/processes/attempt-tag';

const shell = '/bin/sh';

/** What the wrapper has its exit file open as. */
export const exitDescriptor = 3;

/**
 * Runs its arguments and writes to descriptor 3 whose they were and how they ended, so that this is known when the
 * server is gone. Nothing
 * in it comes from data: program and arguments are positional parameters, and `exec` takes no builtin for a program.
 * The shell's own remark about a signal goes to descriptor 3 too and tells a signal from an exit code above 128.
 * It waits through the signals that end the command; those it ignores nothing of, for the command they are as before.
 */
const script = `trap : HUP INT QUIT TERM
exec 2>&3
(exec "$@" 2>&1 3>&-)
s=$?
echo "$${attemptTag} $s" >&3
exit $s`;

/** Without a shell a command is started as it is, and its end is lost with the server. */
export const hasWrapper = process.platform !== 'win32' && existsSync(shell);

/** The command line that runs `program` with `args` under the wrapper. */
export function wrapped(program: string, args: readonly string[]): { file: string; args: string[] } {
  return { file: shell, args: ['-c', script, 'ashlar', program, ...args] };
}
