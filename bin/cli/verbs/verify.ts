import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import type { AddVerb } from './verb';

export const addVerify: AddVerb = (program, act) => {
  program
    .command('verify')
    .argument('[command]', 'slash command such as /docs:write, or prompt')
    .argument('[line]', 'program and arguments that see whether its work holds, such as "npm test"')
    .option('--off', 'no check any more for this command')
    .description('set the check that is run after a command; without arguments, list them')
    .action(
      act((cli, command: string | undefined, line: string | undefined, { off }: { off?: boolean }) =>
        withProject(cli, async ({ ashlar }) => {
          if (command !== undefined && (off || line !== undefined)) {
            await ashlar.call('setVerify', { command, line: off ? null : (line ?? null) });
          }
          const { verify, file } = await ashlar.call('settings', {});
          const { terminal } = cli;
          const rows = Object.entries(verify).filter(([name]) => command === undefined || off || name === command);
          if (terminal.json) terminal.document({ verify });
          else if (!rows.length) terminal.line('No check is set.');
          else {
            const cells = rows.map(([name, argv]) => [name, argv.join(' ')].map(visibleText));
            for (const row of tableLines(cells)) terminal.line(row);
          }
          if (!terminal.json && line !== undefined) terminal.remark(`Kept in ${file}, readable by you alone.`);
          return EXIT.ok;
        }),
      ),
    );
};
