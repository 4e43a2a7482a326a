import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { taskDetailLines } from '@/bin/cli/show/task';
import type { AddVerb } from './verb';

export const addTask: AddVerb = (program, act) => {
  program
    .command('task')
    .argument('<spec>', 'spec id, such as F001')
    .argument('<task>', 'place, plan id or id; by its id also one that the plan no longer has')
    .description('a task’s mapping, those before it, and every attempt with its log')
    .action(
      act(async (cli, spec: string, task: string) => {
        const detail = await withProject(cli, ({ ashlar }) => ashlar.call('task', { spec, task }));
        const { terminal } = cli;
        if (terminal.json) terminal.document({ ...detail, catalog: undefined });
        else for (const line of taskDetailLines(detail, terminal.style)) terminal.line(line);
        return EXIT.ok;
      }),
    );
};
