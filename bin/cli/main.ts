import { CommanderError } from 'commander';
import { AshlarError, type Problem, toProblem } from '@/lib/domain/errors';
import type { Cli } from './cli';
import { EXIT } from './exit-codes';
import { createProgram, type GlobalFlags } from './program';
import { assertKnownVerb } from './suggest-verb';
import { createTerminal, type TerminalStreams } from './terminal';
import type { Act } from './verbs/verb';

export type Call = {
  /** Words after the program's name. */
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  packageRoot: string;
  version: string;
  streams: TerminalStreams;
  stdin: Cli['stdin'];
  confirm: Cli['confirm'];
};

/** Does what one call of `ashlar` asks for, and answers its exit code. Never throws. */
export async function main({ argv, version, streams, ...call }: Call): Promise<number> {
  const { env } = call;
  let exit: number = EXIT.ok;
  const terminalFor = (json: boolean) => createTerminal({ ...streams, env, json });
  const act =
    ({ project, json = false }: GlobalFlags): Act =>
    (verb) =>
    async (...args) => {
      const confirm = json ? null : call.confirm;
      exit = await verb({ ...call, project, confirm, terminal: terminalFor(json) }, ...args);
    };
  const program = createProgram(version, act, (text) => terminalFor(false).out(text));
  try {
    assertKnownVerb(argv, [...program.commands.map((verb) => verb.name()), 'help']);
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    const problem = error instanceof CommanderError ? usageProblem(error) : toProblem(error);
    if (problem.code === 'E_INTERNAL' && env.ASHLAR_DEBUG) streams.stderr.write(`${(error as Error)?.stack}\n`);
    terminalFor(argv.includes('--json')).problem(problem);
    return exitOfProblem(problem);
  }
}

function usageProblem(error: CommanderError): Problem {
  const message = error.message.replace(/^error: /, '').replace(/^./, (first) => first.toUpperCase());
  const hint = 'ashlar --help lists the verbs, ashlar help VERB what a verb takes.';
  return toProblem(new AshlarError('E_USAGE', message.endsWith('.') ? message : `${message}.`, hint));
}

/** Only a person can trust a project or choose another command; every other problem is an input to correct. */
function exitOfProblem({ code }: Problem): number {
  return code === 'E_NOT_TRUSTED' || code === 'E_DEAD_COMMAND' ? EXIT.needsPerson : EXIT.badInput;
}
