import { progressOf } from './progress';
import type { Run, RunState } from './run';
import type { RunEvent } from './run-event';
import { isEnded, type Pause } from './run-status';

/** Why a person may want to look: a run waits for them, it cannot go on or ended badly, it is over. */
export type NewsEvent = 'waits' | 'fails' | 'ends';

export type News = {
  event: NewsEvent;
  spec: string;
  run: string;
  /** Key of the task it is about, such as `L1.2`. */
  task: string | null;
  message: string;
};

/** News with its place among all since the project was opened; `at` is ISO 8601. */
export type NewsItem = News & { id: number; at: string };

/** `of` names this opening of the project; numbers of another one say nothing here. */
export type NewsState = { of: string; last: number; problem: string | null };

/** Why news could not be sent, and when (ISO 8601). */
export type WebhookProblem = { at: string; message: string };

/** What was told of a run: by its pause or end, and by the ids of questions. */
export type Told = { standing: string | null; questions: ReadonlySet<string> };

export const nothingTold: Told = { standing: null, questions: new Set() };

const failing: readonly Pause['reason'][] = ['failed', 'interrupted', 'sync-failed', 'same-error'];
/** The person did it. */
const ownDoing: readonly Pause['reason'][] = ['person', 'cancelling'];

/** What these events of a run are news of, each thing once; rehearsals are none. */
export function newsOf(state: RunState, events: readonly RunEvent[], told: Told): { news: News[]; told: Told } {
  const news: News[] = [];
  if (state.run.rehearsal) return { news, told };
  let { standing, questions } = told;
  const tell = (event: NewsEvent, task: string | null, message: string): void => {
    news.push({ event, spec: state.run.specId, run: state.run.id, task, message });
  };
  for (const event of events) {
    if (event.type === 'task.changed' && event.task.question && !questions.has(event.task.question.id)) {
      questions = new Set([...questions, event.task.question.id]);
      tell('waits', event.task.key, `The agent at ${event.task.key} asks you.`);
    }
    if (event.type !== 'run.changed') continue;
    const next = standingOf(event.run);
    if (next !== null && next !== standing) {
      const { pause, status } = event.run;
      const task = state.tasks.find(({ taskId }) => taskId === pause?.taskId)?.key ?? null;
      if (isEnded(status)) tell(status === 'failed' ? 'fails' : 'ends', null, endMessage(event.run, state));
      else if (pause) tell(failing.includes(pause.reason) ? 'fails' : 'waits', task, pause.message);
    }
    standing = next;
  }
  return { news, told: { standing, questions } };
}

/** What was told already of a run that is found open. */
export function toldBefore({ run, tasks }: RunState): Told {
  const asked = tasks.flatMap(({ question }) => (question ? [question.id] : []));
  return { standing: standingOf(run), questions: new Set(asked) };
}

function standingOf({ status, pause }: Run): string | null {
  if (isEnded(status)) return status;
  if (status !== 'paused' || !pause || ownDoing.includes(pause.reason)) return null;
  return [pause.reason, pause.taskId, pause.message].join('\n');
}

function endMessage({ status, kind, title }: Run, { tasks }: RunState): string {
  if (kind === 'command') return `${title} is over: ${status}.`;
  const { complete, total } = progressOf(tasks);
  const what =
    status === 'complete' ? 'The run is complete' : status === 'failed' ? 'The run failed' : 'The run was cancelled';
  return `${what}: ${complete} of ${total} tasks are complete.`;
}
