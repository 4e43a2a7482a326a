import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { changesText, diffLines } from '@/bin/cli/show/diff';
import { visibleText } from '@/bin/cli/visible-text';
import { countChanges } from '@/lib/domain/plan-diff';
import type { AddVerb } from './verb';

export const addDiff: AddVerb = (program, act) => {
  program
    .command('diff')
    .argument('<spec>', 'spec id, such as F001')
    .option('--accept', 'you have seen it: from now on the plan is compared with this state')
    .description('what changed in a plan since you last saw it in order')
    .action(
      act((cli, spec: string, { accept = false }: { accept?: boolean }) =>
        withProject(cli, async ({ ashlar }) => {
          const { terminal } = cli;
          const diff = await ashlar.call('planDiff', { spec });
          if (accept) await ashlar.call('acceptPlan', { spec, hash: diff.hash });
          if (terminal.json) terminal.document({ ...diff, accepted: accept });
          else if (accept)
            terminal.line(`Seen: ${visibleText(diff.path)} (${changesText(countChanges(diff)) || 'nothing changed'}).`);
          else for (const line of diffLines(diff, terminal.style)) terminal.line(line);
          return EXIT.ok;
        }),
      ),
    );
};
