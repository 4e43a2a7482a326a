import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { effectLines, ruleLines } from '@/bin/cli/show/rules';
import { AshlarError } from '@/lib/domain/errors';
import type { AddVerb } from './verb';

type RulesFlags = { remove?: string; off?: string; on?: string };

/** Lists rules, or changes one and says what that did. */
export const addRules: AddVerb = (program, act) => {
  program
    .command('rules')
    .option('--remove <id>', 'remove a rule')
    .option('--off <id>', 'switch a rule off')
    .option('--on <id>', 'switch a rule on again')
    .description('list what was learned from corrections, and the rules of the team')
    .action(
      act(async (cli, { remove, off, on }: RulesFlags) => {
        const { terminal } = cli;
        const [id, ...more] = [remove, off, on].filter((each) => each !== undefined);
        if (more.length) throw new AshlarError('E_USAGE', 'Only one rule is changed at a time.', 'Give one flag.');
        await withProject(cli, async ({ ashlar }) => {
          if (id === undefined) {
            const view = await ashlar.call('rules', {});
            if (terminal.json) terminal.document(view);
            else for (const line of ruleLines(view, terminal.style)) terminal.line(line);
            return;
          }
          const change = remove === undefined ? { id, enabled: off === undefined } : { id, remove: true };
          const effect = await ashlar.call('previewRule', change);
          const done =
            remove === undefined ? await ashlar.call('saveRule', change) : await ashlar.call('removeRule', { id });
          if (terminal.json) terminal.document({ ...done, effect });
          else for (const line of effectLines(effect, terminal.style)) terminal.line(line);
        });
        return EXIT.ok;
      }),
    );
};
