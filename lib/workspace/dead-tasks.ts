import { AshlarError } from '@/lib/domain/errors';
import type { Answer } from '@/lib/domain/mapping';
import type { PlanTask } from '@/lib/domain/plan';
import { type DeadTask, isDead, type Preflight } from '@/lib/domain/preflight';

const SHOWN_MAX = 5;

/** The entry of a task in a list of dead commands; null when its command can be used. */
export function toDeadTask(task: PlanTask, answer: Answer | null, checked: Preflight): DeadTask | null {
  if (!isDead(checked) || answer?.kind !== 'command') return null;
  const { id: taskId, key, line, description } = task;
  const { command, args } = answer;
  return { taskId, key, line, description, command, args, ...checked };
}

/** The refusal that names every task whose command would be sent to nobody. `E_DEAD_COMMAND`. */
export function deadCommands(spec: string, dead: DeadTask[]): AshlarError {
  const [first] = dead;
  const shown = dead.slice(0, SHOWN_MAX).map(({ key, line, command }) => `${key} (line ${line}) ${command}`);
  const rest = dead.length - shown.length;
  const list = `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const what = dead.length === 1 ? 'The command of one task' : `The commands of ${dead.length} tasks`;
  const near = first?.nearest[0] ?? '/another:command';
  const error = new AshlarError(
    'E_DEAD_COMMAND',
    `${what} cannot be used here: ${list}.`,
    `Replace each: ashlar correct ${spec} ${first?.key ?? 'TASK'} "${near}". Or install what is missing, or add a route for it.`,
  );
  error.dead = dead;
  return error;
}
