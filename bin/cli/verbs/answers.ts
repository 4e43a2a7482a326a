import { moveRun } from '@/bin/cli/follow';
import { previewAnswer } from '@/bin/cli/preview-answer';
import { answerForms, typedAnswer } from '@/bin/cli/typed-answer';
import { rememberForms, typedRemember } from '@/bin/cli/typed-remember';
import type { AddVerb } from './verb';

const SPEC = ['<spec>', 'spec id, such as F001'] as const;
const TASK = ['<task>', 'place, plan id or id, such as L1.2 or T012'] as const;
type Note = { note?: string };
type Dry = { dryRun?: boolean };
const DRY_RUN = 'only say what it would mean for the tasks behind it';

/** What a person answers a run that waits. Each goes on watching the run until it rests again. */
export const addAnswers: AddVerb = (program, act) => {
  program
    .command('retry')
    .argument(...SPEC)
    .argument(...TASK)
    .option('--dry-run', DRY_RUN)
    .option('--resume', 'go on in the session of the last attempt’s agent instead of beginning anew')
    .option('--again', 'also when it is complete: what its layer’s sync found wrong is to be done anew')
    .description('try a task again')
    .action(
      act((cli, spec: string, task: string, { dryRun, ...how }: Dry & { resume?: boolean; again?: boolean }) => {
        if (dryRun) return previewAnswer(cli, { spec, task, answer: 'retry' });
        return moveRun(cli, async ({ ashlar }) => (await ashlar.call('retry', { spec, task, ...how })).run);
      }),
    );

  program
    .command('skip')
    .argument(...SPEC)
    .argument(...TASK)
    .option('--note <text>', 'why, for the record')
    .option('--dry-run', DRY_RUN)
    .description('leave a task out')
    .action(
      act((cli, spec: string, task: string, { note = '', dryRun }: Note & Dry) => {
        if (dryRun) return previewAnswer(cli, { spec, task, answer: 'skip' });
        return moveRun(cli, async ({ ashlar }) => (await ashlar.call('skip', { spec, task, note })).run);
      }),
    );

  for (const [verb, description] of [
    ['accept', 'count a task as complete, by your word'],
    ['reject', 'count an unproven task as failed'],
  ] as const) {
    program
      .command(verb)
      .argument(...SPEC)
      .argument(...TASK)
      .option('--note <text>', 'why, for the record')
      .description(description)
      .action(
        act((cli, spec: string, task: string, { note = '' }: Note) =>
          moveRun(cli, async ({ ashlar }) => (await ashlar.call(verb, { spec, task, note })).run),
        ),
      );
  }

  program
    .command('alternate')
    .argument(...SPEC)
    .argument(...TASK)
    .argument('<answer>', answerForms)
    .option('--effect <effect>', 'none when it changes no files, else files')
    .option('--remember [where]', `${rememberForms}; without a word, for tasks that read the same`)
    .description('do a task by another command')
    .action(
      act((cli, spec: string, task: string, text: string, flags: { effect?: string; remember?: boolean | string }) => {
        const answer = typedAnswer(text, flags.effect);
        const remember = typedRemember(flags.remember ?? false);
        return moveRun(
          cli,
          async ({ ashlar }) => (await ashlar.call('alternate', { spec, task, answer, remember })).run,
        );
      }),
    );
};
