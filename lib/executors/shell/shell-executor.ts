import { resolve } from 'node:path';
import type { AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import { diffFileSnapshots } from '@/lib/executors/evidence/file-changes';
import { takeFileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { processIdentity } from '@/lib/executors/processes/identity';
import { captureOutput } from './capture';
import { endProblem, stopProblem } from './end-problem';
import { commandEnvironment } from './environment';
import { endedReport, neverStartedReport } from './finished-report';
import { type ShellOptions, type ShellSettings, withDefaults } from './options';
import { type Child, spawnCommand } from './spawn';
import { stopReasonOf } from './stop-reason';
import { waitForEnd } from './wait-for-end';

type Context = Parameters<Executor['execute']>[1];

/** Carries out attempts as child processes: argument arrays, no shell, a process group and a log file each. */
export function createShellExecutor(options: ShellOptions = {}): Executor {
  const settings = withDefaults(options);
  return { execute: (spec, context) => executeCommand(spec, context, settings) };
}

async function executeCommand(spec: AttemptSpec, { signal, emit }: Context, settings: ShellSettings): Promise<void> {
  const before = spec.effect === 'files' ? await takeFileSnapshot(spec.cwd) : null;
  if (signal.aborted) {
    const reason = stopReasonOf(signal);
    emit(neverStartedReport(reason, stopProblem(reason, spec.timeoutMs)));
    return;
  }
  const startedAt = performance.now();
  const env = commandEnvironment(settings.inherited, spec.env, spec.attemptId);
  const spawned = await spawnCommand(spec.argv, { cwd: spec.cwd, env });
  if (!spawned.ok) {
    emit(neverStartedReport('failed', safeProblem(spawned.problem, spec)));
    return;
  }
  emit(startedReport(spawned.child));
  const capture = captureOutput(
    spawned.child,
    resolve(spec.cwd, spec.logPath),
    Object.values(spec.env),
    settings,
    emit,
  );
  const end = await waitForEnd(spawned.child, spec, signal, settings.gracePeriodMs);
  const durationMs = Math.round(performance.now() - startedAt);
  const output = await capture.end();
  const problem = endProblem(end, output, spec.timeoutMs);
  const files = before && diffFileSnapshots(before, await takeFileSnapshot(spec.cwd));
  emit(endedReport(end, output, { problem, files, durationMs }));
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
