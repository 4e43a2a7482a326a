import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { comparisonLines, runLines } from '@/bin/cli/show/runs';
import type { AddVerb } from './verb';

export const addRuns: AddVerb = (program, act) => {
  program
    .command('runs')
    .argument('<spec>', 'spec id, such as F001')
    .description('the runs of a spec in figures, the newest first')
    .action(
      act(async (cli, spec: string) => {
        const found = await withProject(cli, ({ ashlar }) => ashlar.call('runs', { spec }));
        const { terminal } = cli;
        if (terminal.json) terminal.document(found);
        else for (const line of runLines(found.runs, terminal.style)) terminal.line(line);
        return EXIT.ok;
      }),
    );
  program
    .command('compare')
    .argument('<spec>', 'spec id, such as F001')
    .argument('[a]', 'id of a run; without it, the one before the last')
    .argument('[b]', 'id of another; without it, the last')
    .description('two runs of a spec side by side, and the tasks that differ')
    .action(
      act(async (cli, spec: string, a?: string, b?: string) => {
        const found = await withProject(cli, ({ ashlar }) => ashlar.call('compare', { spec, a, b }));
        const { terminal } = cli;
        if (terminal.json) terminal.document(found);
        else for (const line of comparisonLines(found, terminal.style)) terminal.line(line);
        return EXIT.ok;
      }),
    );
};
