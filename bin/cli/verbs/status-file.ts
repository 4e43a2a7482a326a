import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { statusFileLines } from '@/bin/cli/show/status-file';
import { visibleText } from '@/bin/cli/visible-text';
import { AshlarError } from '@/lib/domain/errors';
import type { AddVerb } from './verb';

type Flags = { keep?: boolean; take?: boolean };

export const addStatusFile: AddVerb = (program, act) => {
  program
    .command('status-file')
    .argument('<spec>', 'spec id, such as F001')
    .argument('[tasks...]', 'with --take: these alone, such as L0.2')
    .option('--keep', 'keep ours; what another tool wrote stays beside it')
    .option('--take', 'accept tasks that the other file says are done, as your own word')
    .description('how the status file stands, and what another tool wrote into it')
    .action(
      act((cli, spec: string, tasks: string[], { keep, take }: Flags) =>
        withProject(cli, async ({ ashlar }) => {
          if (keep && take)
            throw new AshlarError('E_INPUT', '--keep and --take exclude each other.', 'Give one of them.');
          const { terminal } = cli;
          if (!keep && !take) {
            const view = await ashlar.call('statusFile', { spec });
            if (terminal.json) terminal.document(view);
            else for (const line of statusFileLines(view, terminal.style)) terminal.line(line);
            return view.edit ? EXIT.needsPerson : EXIT.ok;
          }
          const chosen = take && tasks.length ? tasks : undefined;
          const result = await ashlar.call('resolveStatusFile', {
            spec,
            choice: take ? 'theirs' : 'ours',
            tasks: chosen,
          });
          if (terminal.json) terminal.document(result);
          else terminal.line(take ? acceptedLine(result.accepted.length) : 'Ours is kept.');
          for (const { task, problem } of result.refused) terminal.remark(visibleText(`${task}: ${problem.message}`));
          return result.refused.length ? EXIT.needsPerson : EXIT.ok;
        }),
      ),
    );
};

/** Without an open run there is nothing to settle yet: then the person's word waits as the task's answer. */
function acceptedLine(count: number): string {
  return `Accepted: ${count}${count ? '. Where no run is open, it counts from the next run on' : ''}.`;
}
