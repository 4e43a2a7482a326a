import type { Cli } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { effectLines, ruleLines } from '@/bin/cli/show/rules';
import { type RulesFlags, typedChange } from '@/bin/cli/typed-rule-change';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import type { AddVerb } from './verb';

/** Lists rules, or changes one and says what that did. */
export const addRules: AddVerb = (program, act) => {
  program
    .command('rules')
    .option('--remove <id>', 'remove a rule')
    .option('--off <id>', 'switch a rule off')
    .option('--on <id>', 'switch a rule on again')
    .option('--edit <id>', 'change a rule, by the options below')
    .option('--from <task>', 'a new rule from a task, such as F001:L2.1; it leaves that task as it is')
    .option('--answer <answer>', 'what is proposed, such as "/command args"')
    .option('--words <list>', 'words a task must hold, by commas')
    .option('--layer <key>', 'only in this layer, or any')
    .option('--stack <list>', 'what the project must be built with, by commas')
    .option('--scope <scope>', 'where it counts and is kept: spec, project or user')
    .option('--effect <effect>', 'none when the answer changes no files, else files')
    .option('--preview', 'only say what it would change')
    .option('--undo <json>', 'take a change back, by the “undo” it answered')
    .description('list what was learned from corrections, and the rules of the team')
    .action(
      act(async (cli, flags: RulesFlags) => {
        const change = typedChange(flags);
        await withProject(cli, ({ ashlar }) => (change ? make(cli, ashlar, change) : list(cli, ashlar)));
        return EXIT.ok;
      }),
    );
};

async function list({ terminal }: Cli, ashlar: Ashlar): Promise<void> {
  const view = await ashlar.call('rules', {});
  if (terminal.json) terminal.document(view);
  else for (const line of ruleLines(view, terminal.style)) terminal.line(line);
}

async function make(
  { terminal }: Cli,
  ashlar: Ashlar,
  change: NonNullable<ReturnType<typeof typedChange>>,
): Promise<void> {
  if (change.act === 'undo') {
    const done = await ashlar.call('undoRule', { undo: change.undo });
    if (terminal.json) terminal.document(done);
    else terminal.line('The rules are as they were.');
    return;
  }
  const { wish } = change;
  const effect = await ashlar.call('previewRule', change.act === 'remove' ? { ...wish, remove: true } : wish);
  if (change.preview) {
    if (terminal.json) terminal.document({ effect });
    else for (const line of effectLines(effect, terminal.style, 'would')) terminal.line(line);
    return;
  }
  const done =
    change.act === 'remove'
      ? await ashlar.call('removeRule', { id: wish.id ?? '' })
      : await ashlar.call('saveRule', wish);
  if (terminal.json) {
    terminal.document({ ...done, effect });
    return;
  }
  for (const line of effectLines(effect, terminal.style)) terminal.line(line);
  if (change.act === 'save' && done.rule.id !== wish.id) terminal.line(`It is ${done.rule.id}.`);
}
