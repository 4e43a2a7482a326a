import { answerLabel } from '@/lib/domain/mapping';
import { currentLayer, layerStatus, progressOf, tasksOfLayer } from '@/lib/domain/progress';
import type { Attempt, Run, RunState, RunTask } from '@/lib/domain/run';
import type { StatusFile } from '@/lib/domain/status-file';
import { isSettled, type TaskStatus } from '@/lib/domain/task-status';

const OUTPUT_MAX = 1000;

type FileTask = StatusFile['layers'][string]['tasks'][number];

const taskWord: Record<TaskStatus, FileTask['status']> = {
  pending: 'pending',
  queued: 'pending',
  starting: 'in_progress',
  running: 'in_progress',
  asking: 'in_progress',
  complete: 'complete',
  unproven: 'in_progress',
  'needs-input': 'in_progress',
  waiting: 'in_progress',
  'needs-mapping': 'in_progress',
  failed: 'failed',
  'timed-out': 'failed',
  cancelled: 'failed',
  interrupted: 'failed',
  skipped: 'skipped',
};

const runWord: Record<Run['status'], StatusFile['status']> = {
  queued: 'pending',
  running: 'in_progress',
  paused: 'paused',
  complete: 'complete',
  failed: 'failed',
  cancelled: 'failed',
};

/** The mirror of a run as other tools read it. `failures` are the attempts that ended without success. */
export function buildStatusFile(state: RunState, failures: readonly Attempt[]): StatusFile {
  const { run, tasks } = state;
  const progress = progressOf(tasks);
  const layer = currentLayer(state);
  const whole = run.status === 'complete' && layer === null;
  const duration = whole ? { total_duration_ms: span(run.startedAt, run.finishedAt) } : {};
  return {
    feature: run.specId,
    feature_name: run.title,
    started_at: run.startedAt,
    last_updated: latest(run, tasks),
    // A run of chosen layers may be over before the spec is: it stands still until somebody runs the rest. So does one
    // whose only tasks under way wait for an answer or for a time.
    status: (run.status === 'complete' && !whole) || standsStill(state) ? 'paused' : runWord[run.status],
    current_layer: layer ?? 'complete',
    total_tasks: progress.total,
    completed_tasks: progress.complete,
    failed_tasks: progress.failed,
    skipped_tasks: progress.skipped,
    completion_percentage: progress.percent,
    average_task_duration_ms: progress.averageMs,
    estimated_remaining_ms: progress.remainingMs,
    ...duration,
    layers: Object.fromEntries(run.layers.map((layer) => [layer.key, buildLayer(layer.name, layer.key, tasks)])),
    errors: failures.flatMap((attempt) => buildError(attempt, tasks)),
    warnings: buildWarnings(tasks),
    next_action: nextAction(state, layer),
  };
}

function buildLayer(name: string, key: string, all: readonly RunTask[]): StatusFile['layers'][string] {
  const inLayer = tasksOfLayer(all, key);
  const tasks = inLayer.filter((task) => task.role === 'task');
  const indexes = new Map(tasks.map((task, index) => [task.taskId, index]));
  const status = layerStatus(inLayer);
  const { complete, failed, total } = progressOf(tasks);
  const startedAt =
    inLayer
      .map((task) => task.startedAt)
      .filter((at) => at !== null)
      .sort()[0] ?? null;
  const last =
    inLayer
      .map((task) => task.finishedAt)
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null;
  const completedAt = status === 'complete' ? last : null;
  return {
    name,
    status: status === 'in-progress' ? 'in_progress' : status,
    total_tasks: total,
    completed_tasks: complete,
    failed_tasks: failed,
    started_at: startedAt,
    completed_at: completedAt,
    duration_ms: startedAt && completedAt ? span(startedAt, completedAt) : null,
    tasks: tasks.map((task, index) => buildTask(task, index, indexes)),
  };
}

function buildTask(task: RunTask, index: number, indexes: ReadonlyMap<string, number>): FileTask {
  return {
    index,
    description: task.description,
    command: task.answer ? answerLabel(task.answer) : null,
    agent: task.agent,
    complexity: task.complexity,
    // Indexes count within a layer; what stands in an earlier layer is done before this one begins.
    dependencies: task.dependsOn.map((id) => indexes.get(id)).filter((at) => at !== undefined),
    status: taskWord[task.status],
    started_at: task.startedAt,
    completed_at: isSettled(task.status) ? task.finishedAt : null,
    duration_ms: task.durationMs,
    // Cut in the middle of a character it would be text that other languages refuse to write.
    output: task.output.slice(-OUTPUT_MAX).toWellFormed(),
    files_created: task.evidence?.files?.created ?? [],
    files_modified: task.evidence?.files?.modified ?? [],
    error: taskWord[task.status] === 'failed' ? (task.problem?.message ?? task.status) : null,
  };
}

function buildError(attempt: Attempt, tasks: readonly RunTask[]): StatusFile['errors'] {
  const task = tasks.find((other) => other.taskId === attempt.taskId);
  if (!task) return [];
  const listed = tasksOfLayer(tasks, task.layerKey).filter((other) => other.role === 'task');
  return [
    {
      layer: task.layerKey,
      // A sync is in no list: its error stands with the task it came after, so that the index leads somewhere.
      task_index: task.role === 'task' ? listed.indexOf(task) : listed.length - 1,
      task_description: task.description,
      command: attempt.command,
      agent: task.agent,
      error: attempt.problem?.message ?? attempt.status,
      timestamp: attempt.finishedAt ?? attempt.startedAt,
      severity: isSettled(task.status) ? 'low' : 'high',
      recovery_action: attempt.problem?.hint ?? 'Retry, skip or choose an alternate command.',
      context: `attempt ${attempt.n}, ${attempt.status}, log ${attempt.logPath}`,
    },
  ];
}

function buildWarnings(tasks: readonly RunTask[]): StatusFile['warnings'] {
  return tasks
    .filter((task) => task.status === 'unproven')
    .map((task) => ({
      message: `${task.key} ${task.description}: ${task.problem?.message ?? 'ended without proof'}`,
      timestamp: task.finishedAt ?? '',
      severity: 'medium' as const,
    }));
}

function nextAction({ run, tasks }: RunState, layer: string | null): string {
  switch (run.status) {
    case 'queued':
      return 'Waits until the run before it has ended.';
    case 'paused':
      return run.pause?.message ?? 'Waits for a person.';
    case 'complete':
      return layer === null ? 'All layers are complete.' : `The layers of this run are complete; ${layer} is next.`;
    case 'failed':
    case 'cancelled': {
      const left = tasks.filter((task) => task.role === 'task' && !isSettled(task.status)).length;
      return `The run was ended with ${left} ${left === 1 ? 'task' : 'tasks'} left. Run again to do what is left.`;
    }
    case 'running': {
      const waits = tasks.find(({ status }) => status === 'asking' || status === 'waiting');
      if (waits) return waitText(waits);
      const now = tasks.find(isAtWork);
      return now ? `Running ${now.key}: ${now.description}` : 'Going on.';
    }
  }
}

const isAtWork = ({ status }: RunTask): boolean => status === 'running' || status === 'starting';

function standsStill({ run, tasks }: RunState): boolean {
  const waits = tasks.some(({ status }) => status === 'asking' || status === 'waiting');
  return run.status === 'running' && waits && !tasks.some(isAtWork);
}

function waitText({ key, description, status, question, wait }: RunTask): string {
  const task = `${key} “${description}”`;
  if (status === 'asking') return `${task} asks: ${questionText(question)} It waits for a person's answer.`;
  const until = wait ? ` until ${wait.until}` : '';
  const why = wait?.reason === 'usage-limit' ? 'its usage limit is reached' : 'it is tried again';
  return `${task} waits${until}: ${why}. It goes on by itself.`;
}

function questionText(question: RunTask['question']): string {
  if (question === null) return 'a question.';
  return question.kind === 'permission' ? `${question.title}.` : (question.questions[0]?.text ?? 'a question.');
}

function latest(run: Run, tasks: readonly RunTask[]): string {
  let last = run.updatedAt;
  for (const { startedAt, finishedAt } of tasks) {
    if (startedAt && startedAt > last) last = startedAt;
    if (finishedAt && finishedAt > last) last = finishedAt;
  }
  return last;
}

function span(from: string, to: string | null): number {
  return to === null ? 0 : Math.max(0, Date.parse(to) - Date.parse(from));
}
