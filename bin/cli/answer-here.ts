import { splitWords } from '@/lib/domain/argv';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import type { Question } from '@/lib/domain/question';
import type { RunSnapshot } from '@/lib/domain/run-event';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import type { Cli } from './cli';
import { readLines } from './read-lines';
import { typedReply } from './typed-reply';

type Asked = { spec: string; task: string; question: Question };

/**
 * For a terminal that holds the project itself, where no other door leads to the agent: what is typed, line by line,
 * answers the question that is open. Where nobody sits at it, a remark says so once. Call what it gives with each state.
 */
export function answersHere({ terminal, stdin, confirm }: Cli, ashlar: Ashlar): (state: RunSnapshot) => void {
  let asked: Asked | null = null;
  let listening = false;

  const listen = async (): Promise<void> => {
    for await (const line of readLines(stdin)) {
      if (asked && line.trim()) await answer(asked, line);
    }
  };
  const answer = async ({ spec, task, question }: Asked, line: string): Promise<void> => {
    try {
      const [form = '', ...words] = wordsOf(line);
      await ashlar.call('reply', { spec, task, question: question.id, reply: typedReply(question, form, words) });
    } catch (error) {
      terminal.problem(toProblem(error));
    }
  };

  return ({ run, tasks }) => {
    const task = tasks.find(({ question }) => question !== null);
    asked = task?.question ? { spec: run.specId, task: task.taskId, question: task.question } : null;
    if (!asked || listening) return;
    listening = true;
    if (confirm) void listen();
    else
      terminal.remark(
        'An agent asks, and nobody is here to answer. Ctrl-C stops it; run it from the dashboard instead.',
      );
  };
}

function wordsOf(line: string): string[] {
  const split = splitWords(line.trim());
  if (split.ok) return split.argv;
  throw new AshlarError('E_USAGE', split.message, 'Put the reason in quotes.');
}
