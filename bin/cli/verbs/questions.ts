import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { inboxLines } from '@/bin/cli/show/inbox';
import { replyForms, typedReply } from '@/bin/cli/typed-reply';
import { visibleText } from '@/bin/cli/visible-text';
import { AshlarError } from '@/lib/domain/errors';
import type { InboxItem } from '@/lib/domain/inbox';
import type { Question } from '@/lib/domain/question';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import type { AddVerb } from './verb';

const SPEC = ['<spec>', 'spec id, such as F001'] as const;
const TASK = ['<task>', 'place, plan id or id, such as L1.2 or T012'] as const;

/** What waits for a person, and what a person says to agents at work. */
export const addQuestions: AddVerb = (program, act) => {
  program
    .command('inbox')
    .description('everything that waits for you, over all runs of the project')
    .action(
      act(async (cli) => {
        const inbox = await withProject(cli, ({ ashlar }) => ashlar.call('inbox', {}));
        const { terminal } = cli;
        if (terminal.json) terminal.document(inbox);
        else for (const line of inboxLines(inbox, terminal.style)) terminal.line(line);
        return inbox.waiting ? EXIT.needsPerson : EXIT.ok;
      }),
    );

  program
    .command('reply')
    .argument(...SPEC)
    .argument(...TASK)
    .argument('<answer>', replyForms)
    .argument('[words...]', 'the reason of deny; for choose, one answer for each question')
    .option('--input <json>', 'with allow: what the tool gets instead')
    .option('--question <id>', 'only if this is what is asked')
    .description('answer what an agent asks while it works')
    .action(
      act(
        (
          cli,
          spec: string,
          task: string,
          form: string,
          words: string[],
          flags: { input?: string; question?: string },
        ) =>
          withProject(cli, async ({ ashlar }) => {
            const { item, question } = await openQuestion(ashlar, spec, task, flags.question);
            const reply = typedReply(question, form, words, flags.input);
            const change = await ashlar.call('reply', { spec, task: item.id, question: question.id, reply });
            const { terminal } = cli;
            if (terminal.json) terminal.document(change);
            else terminal.line(`Answered: the agent goes on with ${visibleText(item.key)}.`);
            return EXIT.ok;
          }),
      ),
    );

  program
    .command('say')
    .argument(...SPEC)
    .argument(...TASK)
    .argument('<text>', 'what the agent is told before its next step')
    .description('send a message to an agent at work')
    .action(
      act(async (cli, spec: string, task: string, text: string) => {
        const change = await withProject(cli, ({ ashlar }) => ashlar.call('say', { spec, task, text }));
        const { terminal } = cli;
        if (terminal.json) terminal.document(change);
        else terminal.line('Sent to the agent.');
        return EXIT.ok;
      }),
    );
};

/** The question that is open for a task by id, place or the plan's own id. Throws `E_CONFLICT` when there is none. */
async function openQuestion(
  ashlar: Ashlar,
  spec: string,
  name: string,
  id: string | undefined,
): Promise<{ item: NonNullable<InboxItem['task']>; question: Question }> {
  const wanted = name.toLowerCase();
  const { items } = await ashlar.call('inbox', {});
  const named = ({ task }: InboxItem): boolean =>
    task !== null && (task.id === name || task.key.toLowerCase() === wanted || task.ref?.toLowerCase() === wanted);
  const found = items.find((item) => item.spec === spec && item.question !== null && named(item));
  if (found?.task && found.question && (id === undefined || found.question.id === id)) {
    return { item: found.task, question: found.question };
  }
  throw new AshlarError(
    'E_CONFLICT',
    `No such question is open for ${name} of ${spec}.`,
    'ashlar inbox lists what is asked.',
  );
}
