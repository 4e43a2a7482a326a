import type { AttemptContext, AttemptReport, AttemptSpec, Executor, FileChanges } from '@/lib/domain/attempt';
import type { Checkpoint } from '@/lib/domain/checkpoint';
import type { Checkpoints } from '@/lib/executors/checkpoints/checkpoints';
import { listTrees } from '@/lib/executors/checkpoints/refs';
import { listSameContent } from '@/lib/executors/checkpoints/same-content';
import { stopProblem } from '@/lib/executors/shell/end-problem';
import { stopReasonOf } from '@/lib/executors/shell/stop-reason';
import { takeFileSnapshot } from './file-snapshot';
import { dropSnapshot, giveSnapshot } from './given-snapshots';
import { verify } from './verify';

type Finished = Extract<AttemptReport, { type: 'finished' }>;

export type EvidenceOptions = {
  checkpoints: Checkpoints;
  /** Whether the person has checkpoints on; asked at the start of every attempt. */
  checkpointsOn: () => boolean;
  /** Carries out checks. */
  shell: Executor;
};

/**
 * An executor whose attempts come with evidence: a checkpoint of the files before and after those that are to change
 * some, and the person's check of those that ended well. How an attempt ended is not changed, unless it is stopped
 * while it is being checked.
 */
export function withEvidence(executor: Executor, options: EvidenceOptions): Executor {
  const { adopt, settled } = executor;
  return {
    async execute(spec, context) {
      const before = await takeBefore(spec, options);
      try {
        await following(spec, context, before, options, (inner) => executor.execute(spec, inner));
      } finally {
        dropSnapshot(spec.attemptId);
      }
    },
    ...(adopt && {
      adopt(spec, trace, context) {
        let done: Promise<void> | null = null;
        const found = () => findBefore(spec);
        const followed = following(spec, context, found, options, (inner) => {
          done = adopt.call(executor, spec, trace, inner);
          return done ?? Promise.resolve();
        });
        return done && followed;
      },
    }),
    ...(settled && { settled: (spec) => settled.call(executor, spec) }),
  };
}

type Before = Checkpoint | null;

/** Keeps back the end of an attempt until its evidence is there. Nothing is said of one that is left to itself. */
async function following(
  spec: AttemptSpec,
  context: AttemptContext,
  before: Before | (() => Promise<Before>),
  options: EvidenceOptions,
  carryOut: (inner: AttemptContext) => Promise<void>,
): Promise<void> {
  let end: Finished | undefined;
  const emit = (report: AttemptReport): void => {
    if (report.type === 'finished') end ??= report;
    else context.emit(report);
  };
  try {
    await carryOut({ ...context, emit });
  } finally {
    if (end) {
      const known = typeof before === 'function' ? await before() : before;
      const report = await withAll(spec, context, end, known, options);
      if (report) context.emit(report);
    }
  }
}

/** Null when the server leaves while the attempt is being checked: a later one finds its end and checks it again. */
async function withAll(
  spec: AttemptSpec,
  context: AttemptContext,
  told: Finished,
  before: Before,
  options: EvidenceOptions,
): Promise<Finished | null> {
  const checkpoint = before && (await takeAfter(spec, told, before, options.checkpoints));
  const end = { ...told, files: await reallyChanged(spec, told.files, checkpoint) };
  const argv = end.outcome === 'succeeded' && end.agent?.turns !== 0 ? spec.verify : null;
  if (!argv?.length) return { ...end, checkpoint };
  const verification = await verify(spec, argv, options.shell, context);
  if (verification) return { ...end, checkpoint, verification };
  if (context.left?.aborted) return null;
  const reason = stopReasonOf(context.signal);
  return { ...end, checkpoint, outcome: reason, problem: stopProblem(reason, spec.timeoutMs) };
}

/** A file that was only written anew or touched, and is byte for byte as before, is no change that proves anything. */
async function reallyChanged(
  { cwd }: AttemptSpec,
  files: FileChanges | null,
  checkpoint: Checkpoint | null,
): Promise<FileChanges | null> {
  if (!files?.modified.length || !checkpoint?.before || !checkpoint.after) return files;
  const same = await listSameContent(cwd, [checkpoint.before, checkpoint.after], files.modified);
  return { ...files, modified: files.modified.filter((path) => !same.has(path)) };
}

async function takeBefore(spec: AttemptSpec, { checkpoints, checkpointsOn }: EvidenceOptions): Promise<Before> {
  if (spec.effect !== 'files' || !checkpointsOn()) return null;
  if (!checkpoints.possible()) return { before: null, after: null, note: checkpoints.impossible };
  const snapshot = await takeFileSnapshot(spec.cwd);
  giveSnapshot(spec.attemptId, snapshot);
  const taken = await checkpoints.take(`${spec.attemptId}/before`, snapshot);
  return { before: taken.ok ? taken.tree : null, after: null, note: taken.note };
}

/** What an earlier server kept before it left the attempt. */
async function findBefore(spec: AttemptSpec): Promise<Before> {
  if (spec.effect !== 'files') return null;
  const before = (await listTrees(spec.cwd, spec.attemptId)).get('before') ?? null;
  return before === null ? null : { before, after: null, note: null };
}

async function takeAfter(
  spec: AttemptSpec,
  { files }: Finished,
  checkpoint: Checkpoint,
  checkpoints: Checkpoints,
): Promise<Checkpoint> {
  if (checkpoint.before === null) return checkpoint;
  const count = files ? files.created.length + files.modified.length + files.deleted.length : null;
  if (files?.complete && count === 0) return { ...checkpoint, after: checkpoint.before };
  const taken = await checkpoints.take(`${spec.attemptId}/after`);
  return { ...checkpoint, after: taken.ok ? taken.tree : null, note: taken.note ?? checkpoint.note };
}
