import type { Cli } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { trustLines } from '@/bin/cli/show/trust';
import type { AddVerb } from './verb';

type Flags = { grant?: boolean; revoke?: boolean };

export const addTrust: AddVerb = (program, act) => {
  program
    .command('trust')
    .option('--grant', 'trust the project without asking')
    .option('--revoke', 'take the trust back')
    .description('show what the project would have started, and ask whether its tasks may run')
    .action(
      act((cli, flags: Flags) =>
        withProject(cli, async ({ ashlar, projectDir }) => {
          const settings = await ashlar.call('settings', {});
          const { routes: _, ...wishes } = await ashlar.call('wishes', {});
          const { terminal } = cli;
          if (!terminal.json) for (const line of trustLines(settings, wishes, terminal.style)) terminal.line(line);
          const wanted = await decide(cli, flags, settings.trusted);
          if (wanted !== settings.trusted) await ashlar.call('trust', { trusted: wanted });
          if (terminal.json) {
            const { file, routes } = settings;
            terminal.document({ project: projectDir, trusted: wanted, settings: file, routes, ...wishes });
          } else if (wanted !== settings.trusted) {
            terminal.line(wanted ? 'Trusted: its tasks may run.' : 'No longer trusted: its tasks do not run.');
          } else if (!wanted) {
            terminal.line('Not trusted. To trust it: ashlar trust --grant');
          }
          return wanted || flags.revoke ? EXIT.ok : EXIT.needsPerson;
        }),
      ),
    );
};

async function decide(cli: Cli, { grant, revoke }: Flags, trusted: boolean): Promise<boolean> {
  if (revoke) return false;
  if (grant || trusted) return true;
  return (await cli.confirm?.('Let the tasks of this project run? [y/N] ')) ?? false;
}
