import type { Cli } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { moveRun } from '@/bin/cli/follow';
import { layeringLines, writtenLine } from '@/bin/cli/show/layering';
import { AshlarError } from '@/lib/domain/errors';
import type { AddVerb } from './verb';

type Flags = { write?: boolean; run?: boolean };

/** Layers for a plan that says none: shown, written, or made by the command that is there for it. */
export const addLayer: AddVerb = (program, act) => {
  program
    .command('layer')
    .argument('<spec>', 'spec id, such as 001-shop')
    .option('--write', 'write layered-tasks.md as it is shown without this')
    .option('--run', 'run /iterate:tasks instead, and watch it')
    .description('show how a plan without layers would be layered, and why; writes nothing unless told')
    .action(
      act((cli, spec: string, { write = false, run = false }: Flags) => {
        if (write && run) {
          throw new AshlarError('E_USAGE', '--write and --run are two ways to the same file.', 'Give one of them.');
        }
        return run ? runCommand(cli, spec) : layer(cli, spec, write);
      }),
    );
};

function layer({ terminal, ...cli }: Cli, spec: string, write: boolean): Promise<number> {
  return withProject({ terminal, ...cli }, async ({ ashlar }) => {
    const preview = await ashlar.call('layering', { spec });
    if (!write) {
      if (terminal.json) terminal.document(preview);
      else for (const line of layeringLines(preview, terminal.style)) terminal.line(line);
      return EXIT.ok;
    }
    const written = await ashlar.call('writeLayers', { spec, hash: preview.hash });
    if (terminal.json) terminal.document(written);
    else terminal.line(writtenLine(preview));
    return EXIT.ok;
  });
}

function runCommand(cli: Cli, spec: string): Promise<number> {
  return moveRun(cli, async ({ ashlar }) => {
    const { run } = await ashlar.call('runCommand', { spec, command: '/iterate:tasks', args: spec });
    return run;
  });
}
