import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { AshlarError } from '@/lib/domain/errors';
import type { AddVerb } from './verb';

export const addEnvironment: AddVerb = (program, act) => {
  program
    .command('environment')
    .argument('[assignments...]', 'NAME=VALUE, or NAME= to remove it')
    .description('set variables for the commands of this project; without arguments, list their names')
    .action(
      act((cli, words: string[]) => {
        const changes = words.map(typedAssignment);
        return withProject(cli, async ({ ashlar }) => {
          for (const change of changes) await ashlar.call('setEnvironment', change);
          const { environment, file } = await ashlar.call('settings', {});
          const { terminal } = cli;
          if (terminal.json) terminal.document({ environment });
          else if (!environment.length) terminal.line('No variables are set for this project.');
          else for (const name of environment) terminal.line(name);
          if (!terminal.json && changes.length) terminal.remark(`Kept in ${file}, readable by you alone.`);
          return EXIT.ok;
        });
      }),
    );
};

/** Values are never shown again, so nothing here repeats them. */
function typedAssignment(word: string): { name: string; value: string | null } {
  const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return { name, value: value === '' ? null : value };
  throw new AshlarError('E_INPUT', 'A variable is written NAME=VALUE.', 'For example: DATABASE_URL=file:var/shop.db');
}
