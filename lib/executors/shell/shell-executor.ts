import { resolve } from 'node:path';
import type { AttemptContext, AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import { diffFileSnapshots } from '@/lib/executors/evidence/file-changes';
import { takeFileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import { snapshotBefore } from '@/lib/executors/evidence/given-snapshots';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { processIdentity } from '@/lib/executors/processes/identity';
import { adoptCommand } from './adopt';
import { beforeFileOf, closeAttemptFiles, removeKeptFiles } from './attempt-files';
import { captureOutput } from './capture';
import { concludeAttempt } from './conclude';
import { stopProblem } from './end-problem';
import { commandEnvironment } from './environment';
import { exitOfChild } from './exit-of-child';
import { neverStartedReport } from './finished-report';
import { keepSnapshot } from './kept-snapshot';
import { type ShellOptions, type ShellSettings, withDefaults } from './options';
import { type Child, spawnCommand } from './spawn';
import { stopReasonOf } from './stop-reason';
import { waitForEnd } from './wait-for-end';

/**
 * Carries out attempts as child processes: argument arrays, a process group and a log file each. Output and exit code
 * go to files, so that a command outlives the server and a later one can follow it to its end.
 */
export function createShellExecutor(options: ShellOptions = {}): Executor {
  const settings = withDefaults(options);
  return {
    execute: (spec, context) => executeCommand(spec, context, settings),
    adopt: (spec, trace, context) => adoptCommand(spec, trace, context, settings),
    settled: (spec) => removeKeptFiles(resolve(spec.cwd, spec.logPath), { before: spec.effect === 'files' }),
  };
}

async function executeCommand(spec: AttemptSpec, context: AttemptContext, settings: ShellSettings): Promise<void> {
  const { signal, left, emit } = context;
  const logPath = resolve(spec.cwd, spec.logPath);
  const before = spec.effect === 'files' ? await snapshotBefore(spec) : null;
  if (signal.aborted) {
    const reason = stopReasonOf(signal);
    emit(neverStartedReport(reason, stopProblem(reason, spec.timeoutMs)));
    return;
  }
  if (before) keepSnapshot(beforeFileOf(logPath), before);
  const startedAt = performance.now();
  const env = commandEnvironment(settings.inherited, spec.env, spec.attemptId);
  const spawned = await spawnCommand(spec.argv, { cwd: spec.cwd, env, logPath, input: spec.prompt });
  if (!spawned.ok) {
    emit(neverStartedReport('failed', safeProblem(spawned.problem, spec)));
    return;
  }
  const { child, files } = spawned;
  // Listened for before anything else: what follows may let the loop turn.
  const exited = exitOfChild(child, files.exit);
  emit(startedReport(child));
  const capture = captureOutput(files.log, Object.values(spec.env), settings, emit);
  const underWay = { pid: child.pid, exited, lastOutputAt: capture.lastAt };
  const end = await waitForEnd(underWay, spec, { signal, left }, settings.gracePeriodMs);
  const durationMs = Math.round(performance.now() - startedAt);
  const output = capture.end();
  // Its files are closed now; an end that comes later is for the next server.
  child.removeAllListeners('exit');
  if (end === 'left') child.unref();
  // Of a command that goes on the log stays, also while it is empty.
  closeAttemptFiles(files, logPath, end === 'left' ? null : output.bytes);
  if (end === 'left') return;
  const changes = async () => before && diffFileSnapshots(before, await takeFileSnapshot(spec.cwd));
  emit(await concludeAttempt({ spec, end, output, logPath, logError: files.error, durationMs, changes }));
}

function startedReport({ pid }: Child): AttemptReport {
  return { type: 'started', pid, ...processIdentity(pid) };
}

/** Program names come from plans and may hold anything: they are shown like any output. */
function safeProblem(problem: Problem, spec: AttemptSpec): Problem {
  const secrets = toSecrets(Object.values(spec.env));
  return {
    code: problem.code,
    message: shown(problem.message, secrets),
    hint: problem.hint === null ? null : shown(problem.hint, secrets),
  };
}
