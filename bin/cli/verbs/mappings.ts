import type { Connection } from '@/bin/cli/connect';
import { moveRun } from '@/bin/cli/follow';
import { approvedLines } from '@/bin/cli/show/approved';
import { tasksOf } from '@/bin/cli/show/rules';
import { answerForms, typedAnswer } from '@/bin/cli/typed-answer';
import { type PartFlags, typedParts } from '@/bin/cli/typed-parts';
import { rememberForms, typedRemember } from '@/bin/cli/typed-remember';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import { AshlarError } from '@/lib/domain/errors';
import { answerLabel } from '@/lib/domain/mapping';
import type { Run } from '@/lib/domain/run';
import type { AddVerb } from './verb';

type ApproveFlags = { all?: boolean; minConfidence?: string };
type CorrectFlags = PartFlags & { effect?: string; remember?: boolean | string };

/** Approving and correcting. A run that waited for just that goes on, and is watched. */
export const addMappings: AddVerb = (program, act) => {
  program
    .command('approve')
    .argument('<spec>', 'spec id, such as F001')
    .argument('[tasks...]', 'places, plan ids or ids')
    .option('--all', 'every proposal that names an answer')
    .option('--min-confidence <n>', 'every proposal of at least this confidence: 90 or 0.9')
    .description('approve proposals, so that they can run')
    .action(
      act((cli, spec: string, tasks: string[], flags: ApproveFlags) => {
        const minConfidence = typedConfidence(flags.minConfidence);
        if (!tasks.length && !flags.all && minConfidence === undefined) throw nothingNamed(spec);
        return moveRun(cli, (connection) =>
          runThatMoved(connection, spec, async () => {
            const chosen = { tasks: tasks.length ? tasks : undefined, all: flags.all ?? false, minConfidence };
            const result = await connection.ashlar.call('approve', { spec, ...chosen });
            if (cli.terminal.json) cli.terminal.document(result);
            else for (const line of approvedLines(spec, result, cli.terminal.style)) cli.terminal.line(line);
          }),
        );
      }),
    );

  program
    .command('correct')
    .argument('<spec>', 'spec id, such as F001')
    .argument('<task>', 'place, plan id or id, such as L1.2 or T012')
    .argument('<answer>', answerForms)
    .option('--effect <effect>', 'none when it changes no files, else files')
    .option('--remember <where>', rememberForms)
    .option('--no-remember', 'for this task alone')
    .option('--words <list>', 'with --remember: words a task must hold, by commas')
    .option('--layer <key>', 'with --remember: only in this layer, or any')
    .option('--stack <list>', 'with --remember: what the project must be built with, by commas')
    .description('say how a task is done; approved at once, and remembered')
    .action(
      act((cli, spec: string, task: string, text: string, { effect, remember: where, ...flags }: CorrectFlags) => {
        const answer = typedAnswer(text, effect);
        const parts = typedParts(flags);
        const remember = typedRemember(where ?? true);
        if (Object.keys(parts).length && typeof remember === 'boolean') throw partsOfNoRule();
        return moveRun(cli, (connection) =>
          runThatMoved(connection, spec, async () => {
            const result = await connection.ashlar.call('correct', { spec, task, answer, remember, ...parts });
            const { terminal } = cli;
            if (terminal.json) return terminal.document(result);
            terminal.line(`${task}: ${visibleText(answerLabel(answer))}`);
            const others = result.alsoProposedFor;
            const { rule } = result.learned ?? {};
            if (rule?.words.length) terminal.line(`Remembered for ${visibleText(tasksOf(rule))} (${rule.id}).`);
            if (result.replaced) terminal.remark(`To undo it: ashlar restore ${spec} ${task}`);
            if (others) terminal.line(`Also proposed for ${counted(others, 'other task')}.`);
          }),
        );
      }),
    );
};

/** The run that waited and goes on because of `change`; null when none did. */
async function runThatMoved({ ashlar }: Connection, spec: string, change: () => Promise<void>): Promise<Run | null> {
  const before = (await ashlar.call('status', { spec })).run;
  await change();
  if (before?.status !== 'paused') return null;
  const after = (await ashlar.call('status', { spec })).run;
  if (after?.id !== before.id) return null;
  const stillWaits = after.status === 'paused' && JSON.stringify(after.pause) === JSON.stringify(before.pause);
  return stillWaits ? null : after;
}

function typedConfidence(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 100) return value;
  throw new AshlarError(
    'E_CONFIDENCE',
    `--min-confidence ${JSON.stringify(text)} is not a confidence.`,
    'Use a number from 0 to 100, or from 0 to 1.',
  );
}

function partsOfNoRule(): AshlarError {
  return new AshlarError(
    'E_USAGE',
    '--words, --layer and --stack say for which tasks a rule is.',
    'Say where it is kept too: --remember spec, project or user.',
  );
}

function nothingNamed(spec: string): AshlarError {
  return new AshlarError(
    'E_INPUT',
    'Nothing was named to approve.',
    `Name tasks (ashlar approve ${spec} L0.1), or use --min-confidence 90 or --all.`,
  );
}
