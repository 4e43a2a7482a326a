import type { FileChanges } from './attempt';
import type { Attempt, RunState, RunTask } from './run';
import { isBroken, type TaskStatus } from './task-status';

/** A task of a layer whose sync did not pass: what it did, as far as that can be told. */
export type ReviewedTask = {
  taskId: string;
  key: string;
  description: string;
  status: TaskStatus;
  /** Nothing shows that it is done but a person's word, or the plan's. */
  unproven: boolean;
  /** Files it changed, as many as are shown. */
  files: string[];
  moreFiles: number;
};

/** What is to be looked at when a layer did not pass its sync. */
export type SyncReview = {
  sync: RunTask;
  layerKey: string;
  /** The check that did not pass, where several were run; null where that is not known. */
  failed: string | null;
  /** The last lines of its output that say something. */
  lines: string[];
  tasks: ReviewedTask[];
};

const LINES_MAX = 14;
const FILES_MAX = 12;
/** What package managers add about themselves. */
const noise =
  /^\s*(?:npm (?:error|ERR!|notice|warn)\b|> |ELIFECYCLE\b|\s*ELIFECYCLE|error Command failed|info Visit|error: script )/;

/** The review of the layer whose sync ran and did not pass; null when there is none in this run. */
export function syncReview({ tasks }: RunState, attempts: readonly Attempt[]): SyncReview | null {
  const sync = tasks.find(({ role, status }) => role === 'sync' && didNotPass(status));
  if (!sync) return null;
  const latest = new Map(attempts.map((attempt) => [attempt.taskId, attempt]));
  const inLayer = tasks.filter(({ role, layerKey }) => role === 'task' && layerKey === sync.layerKey);
  const { failed, text } = failedCheck(sync.output);
  return {
    ...{ sync, layerKey: sync.layerKey, failed, lines: lastLines(text) },
    tasks: inLayer.map((task) => reviewed(task, latest.get(task.taskId))),
  };
}

/** A sync that was run and ended otherwise than well. */
const didNotPass = (status: TaskStatus): boolean =>
  isBroken(status) || status === 'unproven' || status === 'needs-input';

/** The part of the output that belongs to the check that failed; all of it where only one thing was run. */
function failedCheck(output: string): { failed: string | null; text: string } {
  const end = /^Check failed: (.+) \([^()]*\)\s*$/m.exec(output);
  const failed = end?.[1] ?? null;
  if (!end || failed === null) return { failed: null, text: output };
  const start = output.lastIndexOf(`$ ${failed}\n`, end.index);
  return { failed, text: output.slice(start === -1 ? 0 : start + failed.length + 3, end.index) };
}

function lastLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line) && !noise.test(line)).slice(-LINES_MAX);
}

function reviewed(task: RunTask, attempt: Attempt | undefined): ReviewedTask {
  const { taskId, key, description, status, evidence } = task;
  const files = listed(attempt?.files ?? evidence?.files ?? null);
  const by = evidence?.by;
  const unproven = status === 'unproven' || (status === 'complete' && (by === 'person' || by === 'plan'));
  return {
    ...{ taskId, key, description, status, unproven },
    ...{ files: files.slice(0, FILES_MAX), moreFiles: Math.max(0, files.length - FILES_MAX) },
  };
}

const listed = (files: FileChanges | null): string[] =>
  files ? [...files.created, ...files.modified, ...files.deleted].sort() : [];
