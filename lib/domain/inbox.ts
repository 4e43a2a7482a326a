import type { Problem } from './errors';
import type { Question } from './question';
import type { Pause } from './run-status';
import type { TaskStatus } from './task-status';

/** What can wait for a person, in the order in which it is shown. */
export const inboxKinds = [
  // An agent waits for an answer.
  'question',
  'unproven',
  'needs-input',
  'needs-mapping',
  'failed',
  'interrupted',
  // The run stands still, and no one task is why.
  'paused',
  // It goes on by itself; for the person to know.
  'waiting',
  // The plan changed since the person last saw it in order.
  'plan-changed',
] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** One thing that waits. Moments are ISO 8601. */
export type InboxItem = {
  kind: InboxKind;
  spec: string;
  /** Of the plan. */
  title: string;
  /** Null for what is about a plan alone. */
  runId: string | null;
  rehearsal: boolean;
  task: {
    id: string;
    key: string;
    /** The plan's own id. */
    ref: string | null;
    description: string;
    role: 'task' | 'sync' | 'command';
    status: TaskStatus;
  } | null;
  /** One sentence: what it waits for. */
  text: string;
  hint: string | null;
  /** Null where nobody knows. */
  since: string | null;
  /** When it ends by itself: a question by its time limit, a wait by its end. */
  until: string | null;
  question: Question | null;
};

export type Inbox = {
  items: InboxItem[];
  /** How many of them a run waits for: waits that end by themselves and changed plans do not count. */
  waiting: number;
};

const kindByStatus: Partial<Record<TaskStatus, InboxKind>> = {
  asking: 'question',
  unproven: 'unproven',
  'needs-input': 'needs-input',
  'needs-mapping': 'needs-mapping',
  failed: 'failed',
  'timed-out': 'failed',
  cancelled: 'failed',
  interrupted: 'interrupted',
  waiting: 'waiting',
};

/** What a task of this status is in the inbox; null when nothing waits there. */
export const inboxKindOf = (status: TaskStatus): InboxKind | null => kindByStatus[status] ?? null;

/** Statuses of tasks that are in the inbox while their run is open. */
export const inboxStatuses = Object.keys(kindByStatus) as TaskStatus[];

/** Whether somebody must do something for it to go on. */
export const isForPerson = (kind: InboxKind): boolean => kind !== 'waiting' && kind !== 'plan-changed';

/** A run's own pause, in words that stand alone. */
export function pauseProblem(pause: Pause): Pick<Problem, 'message' | 'hint'> {
  return { message: pause.message, hint: pause.reason === 'cancelling' ? null : 'Continue it when you are ready.' };
}
