import type { Cli } from '@/bin/cli/cli';
import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { visibleText } from '@/bin/cli/visible-text';
import { AshlarError } from '@/lib/domain/errors';
import { answerLabel, type Mapping, type Restored, toRestore } from '@/lib/domain/mapping';
import type { AddVerb } from './verb';

type Flags = { mapping?: string };

/** Taking acts on mappings back: an approval, or an answer. */
export const addUndo: AddVerb = (program, act) => {
  program
    .command('unapprove')
    .argument('<spec>', 'spec id, such as F001')
    .argument('<tasks...>', 'places, plan ids or ids')
    .description('take approvals back; the answers stay as proposals')
    .action(
      act(async (cli, spec: string, tasks: string[]) =>
        withProject(cli, async ({ ashlar }) => {
          const taken: string[] = [];
          for (const task of tasks) taken.push((await ashlar.call('unapprove', { spec, task })).taskId);
          if (cli.terminal.json) cli.terminal.document({ unapproved: taken });
          else for (const task of tasks) cli.terminal.line(`${task} is no longer approved.`);
          return EXIT.ok;
        }),
      ),
    );

  program
    .command('restore')
    .argument('<spec>', 'spec id, such as F001')
    .argument('<tasks...>', 'places, plan ids or ids')
    .option('--mapping <id>', 'for one task: this mapping of its history, as ashlar task lists it')
    .description('undo the last answer of tasks: the mapping before it is in force again')
    .action(
      act(async (cli, spec: string, tasks: string[], { mapping }: Flags) => {
        if (mapping !== undefined && tasks.length > 1) {
          throw new AshlarError('E_USAGE', '--mapping goes with one task.', 'Restore the others on their own.');
        }
        return withProject(cli, async ({ ashlar }) => {
          const wanted: Restored[] = [];
          for (const task of tasks) {
            const { history } = await ashlar.call('task', { spec, task });
            wanted.push(earlier(task, history, mapping));
          }
          const { mappings } = await ashlar.call('restore', { spec, tasks: wanted });
          return tell(cli, tasks, mappings);
        });
      }),
    );
};

/** The mapping to go back to: the one named, else the newest that is no longer in force. */
function earlier(task: string, history: readonly Mapping[], id: string | undefined): Restored {
  const past = history.filter(({ status }) => status === 'superseded');
  const found = id === undefined ? past[0] : history.find((one) => one.id === id);
  if (found) return { ...toRestore(found), approved: found.approvedAt !== null };
  const what = id === undefined ? 'has no earlier mapping' : `never had the mapping ${JSON.stringify(id)}`;
  throw new AshlarError('E_NOT_FOUND', `${task} ${what}.`, 'ashlar task SPEC TASK --json lists its history.');
}

function tell({ terminal }: Cli, tasks: readonly string[], mappings: readonly Mapping[]): number {
  if (terminal.json) {
    terminal.document({ mappings });
    return EXIT.ok;
  }
  for (const [n, { answer, status }] of mappings.entries()) {
    const label = answer ? visibleText(answerLabel(answer)) : 'asks you';
    terminal.line(`${tasks[n]}: ${label}${status === 'approved' ? ', approved' : ''}`);
  }
  return EXIT.ok;
}
