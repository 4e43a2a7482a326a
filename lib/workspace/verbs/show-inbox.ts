import { listOpenRuns } from '@/db/queries/runs';
import { listWaitingTasks } from '@/db/queries/waiting-tasks';
import { type Inbox, type InboxItem, inboxKindOf, inboxKinds, isForPerson, pauseProblem } from '@/lib/domain/inbox';
import type { Run, RunTask } from '@/lib/domain/run';
import type { Context } from '@/lib/workspace/context';
import { listSpecs } from './list-specs';

/** Time for plans that were not looked at yet, in milliseconds; the others come with the next look. */
const PLANS_WITHIN_MS = 200;

/** Everything that waits for a person over all runs of the project, what is asked first. */
export function showInbox(context: Context): Inbox {
  const items = [...runItems(context), ...changedPlans(context)];
  const order = (item: InboxItem): number => inboxKinds.indexOf(item.kind);
  items.sort((a, b) => order(a) - order(b) || (a.since ?? '').localeCompare(b.since ?? ''));
  return { items, waiting: items.filter((item) => isForPerson(item.kind)).length };
}

/** How many things runs wait for; cheap enough to be asked every few seconds. */
export const countWaiting = (context: Context): number =>
  runItems(context).filter((item) => isForPerson(item.kind)).length;

function runItems(context: Context): InboxItem[] {
  const { questionTimeoutMs } = context.settings().agent;
  const waiting = listWaitingTasks(context.db);
  return listOpenRuns(context.db).flatMap((run) => {
    const tasks = waiting.filter((task) => task.runId === run.id);
    const items = tasks.flatMap((task) => taskItem(run, task, questionTimeoutMs) ?? []);
    const isTold = items.some((item) => isForPerson(item.kind));
    return run.status === 'paused' && run.pause && !isTold ? [pauseItem(run), ...items] : items;
  });
}

const ofRun = ({ specId: spec, title, id: runId, rehearsal }: Run) => ({ spec, title, runId, rehearsal });

function taskItem(run: Run, task: RunTask, questionTimeoutMs: number | null): InboxItem | null {
  const kind = inboxKindOf(task.status);
  if (kind === null) return null;
  const { taskId: id, key, ref, description, role, status, question, problem, wait } = task;
  return {
    ...ofRun(run),
    ...{ kind, task: { id, key, ref, description, role, status }, question },
    text: textOf(task),
    hint: problem?.hint ?? null,
    since: question?.askedAt ?? task.finishedAt ?? run.updatedAt,
    until: question ? endOf(question.askedAt, questionTimeoutMs) : (wait?.until ?? null),
  };
}

function textOf({ question, problem, wait, status }: RunTask): string {
  if (question?.kind === 'permission') return question.title;
  if (question) return question.questions[0]?.text ?? 'It asks for a choice.';
  if (wait)
    return wait.reason === 'retry' ? 'It is tried again by itself.' : 'It goes on when the usage limit is over.';
  return problem?.message ?? status.replaceAll('-', ' ');
}

const endOf = (from: string, ms: number | null): string | null =>
  ms === null ? null : new Date(Date.parse(from) + ms).toISOString();

function pauseItem(run: Run & { pause: Run['pause'] }): InboxItem {
  const { message: text, hint } = run.pause ? pauseProblem(run.pause) : { message: 'Paused.', hint: null };
  return { ...ofRun(run), kind: 'paused', task: null, text, hint, since: run.updatedAt, until: null, question: null };
}

function changedPlans(context: Context): InboxItem[] {
  const { specs } = listSpecs(context, { withinMs: PLANS_WITHIN_MS });
  return specs
    .filter((spec) => spec.changed)
    .map(({ id, title }) => ({
      ...{ kind: 'plan-changed', spec: id, title, runId: null, rehearsal: false, task: null, question: null },
      ...{ text: 'Its plan changed since you last saw it in order.', hint: null, since: null, until: null },
    }));
}
