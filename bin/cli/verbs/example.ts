import { resolve } from 'node:path';
import { EXIT } from '@/bin/cli/exit-codes';
import type { AddVerb } from './verb';

export const addExample: AddVerb = (program, act) => {
  program
    .command('example')
    .argument('<dir>', 'a folder that does not exist yet')
    .description('make the example project, with its routes and trust in your own config')
    .action(
      act(async (cli, dir: string) => {
        const { makeExample } = await import('@/lib/workspace/example');
        const made = makeExample(resolve(cli.cwd, dir), { env: cli.env, packageRoot: cli.packageRoot });
        const { terminal } = cli;
        if (terminal.json) terminal.document(made);
        else {
          terminal.line(`The example is in ${made.project}.`);
          terminal.line(`Open it: ashlar dashboard --project ${made.project}`);
        }
        return EXIT.ok;
      }),
    );
};
