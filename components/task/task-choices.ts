import type { BoardTask } from '@/lib/domain/board';
import { isDead } from '@/lib/domain/preflight';
import type { Attempt } from '@/lib/domain/run';
import { isEnded, type RunStatus } from '@/lib/domain/run-status';
import { isBroken, isOpen, isSettled, type TaskStatus } from '@/lib/domain/task-status';

/** What a person can do with a task. `correct` and `alternate` open a dialog, the others act at once. */
export type Choice =
  | 'approve'
  | 'unapprove'
  | 'correct'
  | 'retry'
  | 'resume'
  | 'skip'
  | 'alternate'
  | 'accept'
  | 'reject'
  | 'done-by-me'
  | 'cancel';

export type Choices = { front: Choice[]; more: Choice[] };

/** What the choices depend on. */
type Chosen = Pick<BoardTask, 'status' | 'mapping' | 'preflight' | 'runTask'>;

/** The choices that the server would take now: those to show beside the task, and those behind a menu. */
export function taskChoices(row: Chosen, run: RunStatus | null): Choices {
  return run && !isEnded(run) ? inRun(row) : outsideRun(row);
}

/** For a task that the plan no longer has: nothing can be said there about how it is done. */
export function withoutPlan({ front, more }: Choices): Choices {
  const inRunAlone = (choice: Choice): boolean => !['approve', 'unapprove', 'correct'].includes(choice);
  return { front: front.filter(inRunAlone), more: more.filter(inRunAlone) };
}

function inRun(row: Chosen): Choices {
  const { status } = row;
  if (isOpen(status)) return { front: ['cancel'], more: [] };
  if (status === 'needs-mapping') {
    return { front: [...approval(row), 'correct', ...secondTry(row), 'skip', 'done-by-me'], more: [] };
  }
  if (status === 'pending') return { front: mappingChoices(row), more: [...withdrawal(row), 'skip'] };
  return ofEndedAttempt(status);
}

/** Choices for a task whose last attempt ended, without looking at its mapping: a layer's sync has none. */
export function ofEndedAttempt(status: TaskStatus): Choices {
  if (status === 'unproven') return { front: ['accept', 'reject'], more: ['retry', 'alternate', 'skip'] };
  if (isBroken(status) || status === 'needs-input') {
    return { front: ['retry', 'alternate', 'skip', 'done-by-me'], more: ['accept'] };
  }
  if (status === 'waiting') return { front: ['retry', 'skip', 'alternate', 'cancel'], more: ['accept'] };
  if (status === 'skipped') return { front: [], more: ['retry'] };
  return { front: [], more: [] };
}

/** Beside Retry, where the newest attempt was broken off and left its agent's session: to go on in that. */
export function withResume(
  choices: Choices,
  attempt: Pick<Attempt, 'status' | 'agent' | 'executor'> | null | undefined,
): Choices {
  const at = choices.front.indexOf('retry') + 1;
  const brokenOff = attempt && (brokenOffStatuses as readonly string[]).includes(attempt.status);
  if (at === 0 || !brokenOff || attempt.executor !== 'claude' || !attempt.agent?.sessionId) return choices;
  return { ...choices, front: [...choices.front.slice(0, at), 'resume', ...choices.front.slice(at)] };
}

const brokenOffStatuses = ['interrupted', 'cancelled', 'timed-out'] as const;

function outsideRun(row: Chosen): Choices {
  // One that was done and whose text changed since is to be done again by the next run.
  if (isSettled(row.status)) return { front: row.mapping.voided ? approval(row) : [], more: ['correct'] };
  return { front: mappingChoices(row), more: withdrawal(row) };
}

const mappingChoices = (row: Pick<BoardTask, 'mapping' | 'preflight'>): Choice[] => [...approval(row), 'correct'];

/** A dead command cannot be approved: it would fail for sure. It is corrected instead. */
function approval({ mapping, preflight }: Pick<BoardTask, 'mapping' | 'preflight'>): Choice[] {
  const can = mapping.status === 'proposed' && mapping.answer !== null && !isDead(preflight);
  return can ? ['approve'] : [];
}

/** A task that has its command asks because something else is missing, such as a route, which may be there by now. */
const secondTry = ({ runTask }: Pick<BoardTask, 'runTask'>): Choice[] => (runTask?.answer ? ['retry'] : []);

const withdrawal = ({ mapping }: Pick<BoardTask, 'mapping'>): Choice[] =>
  mapping.status === 'approved' && mapping.answer !== null ? ['unapprove'] : [];
