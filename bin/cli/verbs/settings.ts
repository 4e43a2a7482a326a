import { Option } from 'commander';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import type { AddVerb } from './verb';

type Flags = { writeBack?: 'on' | 'off' };

export const addSettings: AddVerb = (program, act) => {
  program
    .command('settings')
    .addOption(
      new Option('--write-back <state>', 'tick the boxes of completed tasks in the plan file').choices(['on', 'off']),
    )
    .description('show or change your own settings for this project')
    .action(
      act((cli, flags: Flags) =>
        withProject(cli, async ({ ashlar }) => {
          if (flags.writeBack) await ashlar.call('setWriteBack', { on: flags.writeBack === 'on' });
          const { project, file, trusted, writeBack, syncCommand, attemptTimeoutMs } = await ashlar.call(
            'settings',
            {},
          );
          const { terminal } = cli;
          if (terminal.json) {
            terminal.document({ project, settings: file, trusted, writeBack, syncCommand, attemptTimeoutMs });
            return EXIT.ok;
          }
          const rows = [
            ['write-back', writeBack ? 'on' : 'off', 'completed tasks are ticked in the plan file, where it has boxes'],
            ['trust', trusted ? 'on' : 'off', 'ashlar trust'],
            ['sync', syncCommand ?? 'off', 'run after each layer'],
          ];
          for (const line of tableLines(rows.map((row) => row.map(visibleText)))) terminal.line(line);
          terminal.remark(`Kept in ${file}, readable by you alone.`);
          return EXIT.ok;
        }),
      ),
    );
};
