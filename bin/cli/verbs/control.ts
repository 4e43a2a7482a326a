import type { Cli } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { moveRun } from '@/bin/cli/follow';
import { keepSyncChecks, syncChecksFlag } from '@/bin/cli/sync-checks-flag';
import { statusText } from '@/bin/cli/wording';
import type { RunChange } from '@/lib/domain/verb-outputs';
import type { AddVerb } from './verb';

export const addControl: AddVerb = (program, act) => {
  program
    .command('pause')
    .argument('<spec>', 'spec id, such as F001')
    .description('start nothing more; what is under way goes on')
    .action(
      act(async (cli, spec: string) =>
        tell(cli, await withProject(cli, ({ ashlar }) => ashlar.call('pause', { spec }))),
      ),
    );

  program
    .command('continue')
    .argument('<spec>', 'spec id, such as F001')
    .option(...syncChecksFlag)
    .description('go on with a paused run')
    .action(
      act((cli, spec: string, { syncChecks }: { syncChecks?: string[] }) =>
        moveRun(cli, async ({ ashlar }) => {
          await keepSyncChecks(ashlar, cli.terminal, syncChecks);
          return (await ashlar.call('continue', { spec })).run;
        }),
      ),
    );

  program
    .command('cancel')
    .argument('<spec>', 'spec id, such as F001')
    .argument('[task]', 'place, plan id or id; without it the whole run ends')
    .description('stop a task that is under way, or end the run')
    .action(
      act(async (cli, spec: string, task: string | undefined) =>
        tell(cli, await withProject(cli, ({ ashlar }) => ashlar.call('cancel', { spec, task }))),
      ),
    );
};

function tell({ terminal }: Cli, change: RunChange): number {
  if (terminal.json) terminal.document(change);
  else if (change.task) terminal.line(`${change.task.key} is ${statusText(change.task.status)}.`);
  else terminal.line(`${change.run.specId} is ${statusText(change.run.status)}.`);
  return EXIT.ok;
}
