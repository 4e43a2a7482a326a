import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Cli, projectDirOf } from '@/bin/cli/cli';
import { EXIT } from '@/bin/cli/exit-codes';
import { checkLines } from '@/bin/cli/show/check';
import type { CheckResult } from '@/lib/domain/verb-outputs';
import { checkFile, checkSpec } from '@/lib/workspace/check-file';
import type { AddVerb } from './verb';

export const addCheck: AddVerb = (program, act) => {
  program
    .command('check')
    .argument('<spec-or-file>', 'spec id, or path of a plan file')
    .option('--strict', 'exit 1 when there are warnings')
    .description('parse a plan and say what is wrong with it; writes nothing')
    .action(
      act(async (cli, target: string, { strict = false }: { strict?: boolean }) => {
        const result = check(cli, target);
        const { terminal } = cli;
        if (terminal.json) terminal.document(result);
        else for (const line of checkLines(result, terminal.style)) terminal.line(line);
        return exitOf(result, strict);
      }),
    );
};

/** Names of specs may hold dots, so that only these endings speak for a file. */
const fileName = /[/\\]|\.(md|markdown|txt|json)$/i;

/** A path when it looks like one or is a file here; else a spec of the project. */
function check(cli: Cli, target: string): CheckResult {
  const path = resolve(cli.cwd, target);
  return fileName.test(target) || isFile(path)
    ? checkFile(path, cli.cwd)
    : checkSpec(projectDirOf(cli), target, cli.env);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function exitOf({ diagnostics }: CheckResult, strict: boolean): number {
  if (diagnostics.some(({ severity }) => severity === 'error')) return EXIT.badInput;
  return strict && diagnostics.some(({ severity }) => severity === 'warning') ? EXIT.failed : EXIT.ok;
}
