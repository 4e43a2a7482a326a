import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { connectionLines } from '@/bin/cli/show/connections';
import type { AddVerb } from './verb';

export const addConnections: AddVerb = (program, act) => {
  program
    .command('connections')
    .description('show which Claude Code is used here, whether it is logged in, and its MCP servers')
    .action(
      act(async (cli) => {
        const found = await withProject(cli, ({ ashlar }) => ashlar.call('connections', { again: true }));
        const { terminal } = cli;
        if (terminal.json) terminal.document(found);
        else for (const line of connectionLines(found, terminal.style)) terminal.line(line);
        return found.agent.state === 'ready' ? EXIT.ok : EXIT.needsPerson;
      }),
    );
};
