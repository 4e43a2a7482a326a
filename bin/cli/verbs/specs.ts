import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { specLines } from '@/bin/cli/show/specs';
import type { AddVerb } from './verb';

export const addSpecs: AddVerb = (program, act) => {
  program
    .command('specs')
    .description('list the specs of the project with their progress')
    .action(
      act(async (cli) => {
        const found = await withProject(cli, ({ ashlar }) => ashlar.call('specs', {}));
        const { terminal } = cli;
        for (const note of found.notes) terminal.remark(note);
        if (terminal.json) terminal.document(found);
        else for (const line of specLines(found, terminal.style)) terminal.line(line);
        return EXIT.ok;
      }),
    );
};
