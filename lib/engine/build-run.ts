import { newId } from '@/lib/domain/ids';
import type { Answer, Mapping } from '@/lib/domain/mapping';
import type { Plan, PlanTask } from '@/lib/domain/plan';
import { plainPolicy, type RunPolicy, type RunState, type RunTask } from '@/lib/domain/run';
import { withdrawnStatus } from '@/lib/domain/withdrawn';

export type RunInput = {
  plan: Plan;
  /** Mappings in force by task id. Only approved ones run. */
  mappings: ReadonlyMap<string, Mapping>;
  /** Keys of the layers to run; null for all. */
  layers: readonly string[] | null;
  rehearsal: boolean;
  /** Tasks that an earlier run settled, by task id; they are carried over. */
  earlier: ReadonlyMap<string, RunTask>;
  /** What is run after each layer; `ask` when the person is to say it then, null for nothing. */
  sync: Answer | 'ask' | null;
  /** Of a task's text, as `approvedFor` of mappings has it. */
  fingerprintOf: (task: PlanTask) => string;
  /** The files a task's text names. */
  filesOf: (task: PlanTask) => string[];
  /** What was chosen for this run alone. */
  choices: Pick<RunPolicy, 'parallel' | 'onFailure'>;
  now: string;
};

/** Makes the snapshot a run works from: every task with its approved answer, and a sync after each layer. */
export function buildRun(input: RunInput): RunState {
  const { plan, mappings, layers, rehearsal, earlier, sync, now } = input;
  const runId = newId('run');
  const idsByKey = dependencyIds(plan);
  const tasks: RunTask[] = [];
  for (const layer of plan.layers) {
    for (const task of layer.tasks) {
      const dependsOn = [...new Set(task.dependencies.flatMap((key) => idsByKey.get(key) ?? []))];
      const mapping = mappings.get(task.id);
      const fingerprint = input.fingerprintOf(task);
      tasks.push({
        ...blankRunTask(runId, task.id, layer.key, tasks.length),
        key: task.key,
        ...taskFacts(task, fingerprint),
        files: input.filesOf(task),
        dependsOn: dependsOn.filter((id) => id !== task.id),
        mappingId: mapping?.id ?? null,
        answer: mapping?.status === 'approved' ? mapping.answer : null,
        ...doneBefore(task, rehearsal ? undefined : sameTask(earlier.get(task.id), task, fingerprint), rehearsal, now),
      });
    }
    if (!sync || layer.tasks.length === 0) continue;
    const taskId = syncTaskId(plan.spec, layer.key);
    tasks.push({
      ...blankRunTask(runId, taskId, layer.key, tasks.length),
      role: 'sync',
      key: `${layer.key}.sync`,
      description: `Sync after ${layer.name || layer.key}`,
      line: layer.line,
      answer: sync === 'ask' ? null : sync,
      ...carriedSync(rehearsal ? undefined : earlier.get(taskId), tasks, layer.key),
    });
  }
  const run = {
    id: runId,
    kind: 'plan' as const,
    specId: plan.spec,
    title: plan.title,
    status: 'queued' as const,
    rehearsal,
    layers: plan.layers.map(({ key, name, parallel }) => ({ key, name, parallel })),
    scope: layers && [...layers],
    pause: null,
    policy: { ...plainPolicy, ...input.choices },
    startedAt: now,
    updatedAt: now,
    finishedAt: null,
  };
  return { run, tasks };
}

/** The sync of a layer is a task of the run under an id of its own. */
export const syncTaskId = (spec: string, layerKey: string): string => `sync_${spec}_${layerKey}`;

/** A task of a run of which nothing is said yet. */
export function blankRunTask(runId: string, taskId: string, layerKey: string, position: number): RunTask {
  return {
    runId,
    taskId,
    role: 'task',
    layerKey,
    position,
    key: '',
    ref: null,
    description: '',
    line: 1,
    agent: null,
    complexity: null,
    fingerprint: null,
    files: [],
    dependsOn: [],
    mappingId: null,
    answer: null,
    status: 'pending',
    attempts: 0,
    problem: null,
    evidence: null,
    wait: null,
    question: null,
    startedAt: null,
    finishedAt: null,
    durationMs: null,
    workMs: 0,
    costUsd: 0,
    output: '',
  };
}

/** What a run keeps of a task's text: its own copy, so that later edits do not reach it by themselves. */
export type TaskFacts = Pick<RunTask, 'ref' | 'description' | 'line' | 'agent' | 'complexity' | 'fingerprint'>;

export function taskFacts(task: PlanTask, fingerprint: string): TaskFacts {
  const { ref, description, line, agent, complexity } = task;
  return { ref, description, line, agent, complexity, fingerprint };
}

/** What an earlier run did says nothing about a task whose text is another by now. */
function sameTask(earlier: RunTask | undefined, task: PlanTask, fingerprint: string): RunTask | undefined {
  if (!earlier) return undefined;
  const isSame = earlier.fingerprint ? earlier.fingerprint === fingerprint : earlier.description === task.description;
  return isSame ? earlier : undefined;
}

/**
 * A ticked box, an earlier run's evidence or a status that takes it out of the work settles a task before the run
 * begins; a rehearsal plays everything.
 */
function doneBefore(task: PlanTask, earlier: RunTask | undefined, rehearsal: boolean, now: string): Partial<RunTask> {
  if (earlier) {
    const { startedAt, finishedAt, durationMs, output, status } = earlier;
    const text = earlier.evidence?.text ?? 'completed by an earlier run';
    const files = earlier.evidence?.files ?? null;
    return { status, startedAt, finishedAt, durationMs, output, evidence: { by: 'earlier-run', text, files } };
  }
  if (rehearsal) return {};
  const withdrawn = withdrawnStatus(task);
  if (withdrawn !== null) {
    const text = `the plan says ${withdrawn}, line ${task.line}`;
    return { status: 'skipped', finishedAt: now, evidence: { by: 'plan', text, files: null } };
  }
  if (!task.done) return {};
  const text = `ticked in the plan, line ${task.line}`;
  return { status: 'complete', finishedAt: now, evidence: { by: 'plan', text, files: null } };
}

/**
 * A sync counts as done when an earlier run did it and nothing of its layer is left to do. A layer that was ticked in
 * the plan before any run was finished elsewhere: there is nothing of ours to sync.
 */
function carriedSync(earlier: RunTask | undefined, tasks: readonly RunTask[], layerKey: string): Partial<RunTask> {
  const inLayer = tasks.filter((task) => task.layerKey === layerKey && task.role === 'task');
  if (earlier && inLayer.every((task) => task.evidence?.by === 'earlier-run')) {
    const { status, startedAt, finishedAt, durationMs, output, evidence } = earlier;
    return { status, startedAt, finishedAt, durationMs, output, evidence };
  }
  if (!inLayer.every((task) => task.evidence?.by === 'plan')) return {};
  return { status: 'skipped', evidence: { by: 'plan', text: 'the whole layer was ticked in the plan', files: null } };
}

function dependencyIds(plan: Plan): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const layer of plan.layers) {
    ids.set(
      layer.key,
      layer.tasks.map((task) => task.id),
    );
    for (const task of layer.tasks) ids.set(task.key, [task.id]);
  }
  return ids;
}
