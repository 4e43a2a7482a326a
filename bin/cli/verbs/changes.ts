import { InvalidArgumentError } from 'commander';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { changesLines, putBackLines } from '@/bin/cli/show/changes';
import type { AddVerb } from './verb';

type Which = { attempt?: number };
type PutBackFlags = Which & { dryRun?: boolean; undo?: string };

/** What an attempt changed, and taking that back. */
export const addChanges: AddVerb = (program, act) => {
  program
    .command('changes')
    .argument('<spec>', 'spec id, such as F001')
    .argument('<task>', 'place, plan id or id, such as L1.2 or T012')
    .option('--attempt <n>', 'its number; else the newest', typedNumber)
    .description('what an attempt changed, line by line')
    .action(
      act((cli, spec: string, task: string, { attempt: n }: Which) =>
        withProject(cli, async ({ ashlar }) => {
          const { terminal } = cli;
          const changes = await ashlar.call('changes', { spec, task, n });
          if (terminal.json) terminal.document(changes);
          else for (const line of changesLines(changes, terminal.style)) terminal.line(line);
          return EXIT.ok;
        }),
      ),
    );

  program
    .command('put-back')
    .argument('<spec>', 'spec id, such as F001')
    .argument('<task>', 'place, plan id or id, such as L1.2 or T012')
    .option('--attempt <n>', 'its number; else the newest', typedNumber)
    .option('--dry-run', 'only say what would be done')
    .option('--undo <act>', 'take back an earlier put-back, by the name it gave')
    .description('put the files back as before an attempt')
    .action(
      act((cli, spec: string, task: string, { attempt: n, dryRun, undo }: PutBackFlags) =>
        withProject(cli, async ({ ashlar }) => {
          const { terminal } = cli;
          const result = await ashlar.call('putBack', { spec, task, n, dryRun, undo });
          if (terminal.json) terminal.document(result);
          else for (const line of putBackLines(result, task, dryRun === true, terminal.style)) terminal.line(line);
          return result.files.some(({ does }) => does === 'leave') ? EXIT.needsPerson : EXIT.ok;
        }),
      ),
    );
};

function typedNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('Attempts are numbered from 1.');
}
