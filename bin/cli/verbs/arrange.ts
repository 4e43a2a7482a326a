import { withProject } from '@/bin/cli/connect';
import { EXIT } from '@/bin/cli/exit-codes';
import { arrangeLines } from '@/bin/cli/show/arrange';
import { AshlarError } from '@/lib/domain/errors';
import type { AddVerb } from './verb';

type Flags = { phase: string[]; task: string[]; split: string[]; join: string[]; reset?: boolean };

const more = (value: string, before: string[]): string[] => [...before, value];

/** The order of an imported plan. Without options it is only shown. */
export const addArrange: AddVerb = (program, act) => {
  program
    .command('arrange')
    .argument('<spec>', 'spec id, such as 001-shop')
    .option('--phase <title=layer>', 'put a phase into a layer: "Setup=L0"; "Setup=" takes it back', more, [])
    .option('--task <task=layer>', 'put a single task into a layer: T012=L2; T012= takes it back', more, [])
    .option('--split <task>', 'let the parts of a task run singly', more, [])
    .option('--join <task>', 'let them run together again', more, [])
    .option('--reset', 'take back everything that was arranged before')
    .description('say in which layers an imported plan runs, and whether parts of tasks run singly')
    .action(
      act((cli, spec: string, { phase, task, split, join, reset = false }: Flags) => {
        const phases = Object.fromEntries(phase.map(typedChoice));
        const tasks = Object.fromEntries(task.map(typedChoice));
        return withProject(cli, async ({ ashlar }) => {
          const result = await ashlar.call('arrange', { spec, phases, tasks, split, join, reset });
          const { terminal } = cli;
          if (terminal.json) terminal.document(result);
          else for (const line of arrangeLines(result, terminal.style)) terminal.line(line);
          return EXIT.ok;
        });
      }),
    );
};

/** Titles may hold `=` themselves. */
function typedChoice(text: string): [string, string | null] {
  const at = text.lastIndexOf('=');
  const [name, layer] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && name !== '' && /^(?:L\d{1,2})?$/i.test(layer)) return [name, layer === '' ? null : layer];
  throw new AshlarError(
    'E_INPUT',
    `${JSON.stringify(text)} says no layer.`,
    'Write a name and a layer: "Setup=L0", or "Setup=" to take it back.',
  );
}
