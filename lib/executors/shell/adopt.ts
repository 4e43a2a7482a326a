import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AttemptContext, AttemptSpec, AttemptTrace } from '@/lib/domain/attempt';
import { currentBootId } from '@/lib/executors/processes/identity';
import { type AttemptFiles, beforeFileOf, exitFileOf } from './attempt-files';
import { captureOutput } from './capture';
import { concludeAttempt } from './conclude';
import { type Exit, readExit } from './exit-file';
import { changesSince } from './kept-snapshot';
import { findLiving, isLiving, type LivingProcess } from './living-process';
import type { ShellSettings } from './options';
import { waitForEnd } from './wait-for-end';

const pollMs = 100;

/**
 * Follows a command that an earlier server started to its end, by its log and its exit file. Null when it left no exit
 * and does not live: then nobody can say how it ended.
 */
export function adoptCommand(
  spec: AttemptSpec,
  trace: AttemptTrace,
  context: AttemptContext,
  settings: ShellSettings,
): Promise<void> | null {
  const logPath = resolve(spec.cwd, spec.logPath);
  const files = reopen(logPath);
  if (!files) return null;
  const living = findLiving(spec.attemptId, trace);
  // Read after the look at the process: what ended in between has written it by now.
  const exit = readExit(files.exit);
  if (!exit && !living) {
    closeAll(files);
    return null;
  }
  return followToEnd({ spec, trace, files, logPath, exit, living }, context, settings);
}

type Found = {
  spec: AttemptSpec;
  trace: AttemptTrace;
  files: AttemptFiles;
  logPath: string;
  exit: Exit | null;
  living: LivingProcess | null;
};

async function followToEnd(
  { spec, trace, files, logPath, exit, living }: Found,
  { signal, left, emit }: AttemptContext,
  settings: ShellSettings,
): Promise<void> {
  const ageMs = living ? ageOf(living) : endedAfterMs(files.exit, trace);
  const startedAt = performance.now() - ageMs;
  if (living && trace.pid === null) {
    emit({ type: 'started', pid: living.pid, processStart: living.startTime, bootId: currentBootId() });
  }
  const capture = captureOutput(files.log, Object.values(spec.env), settings, emit);
  const pid = living?.pid ?? 0;
  const exited = exit ? Promise.resolve(exit) : exitOf(files.exit, living as LivingProcess, left);
  const timeoutMs = spec.timeoutMs === null ? null : Math.max(0, spec.timeoutMs - ageMs);
  const limits = { ...spec, timeoutMs };
  const underWay = { pid, exited, lastOutputAt: capture.lastAt };
  const end = exit
    ? { ...exit, stopped: null, idle: false, left: [] }
    : await waitForEnd(underWay, limits, { signal, left }, settings.gracePeriodMs);
  const durationMs = exit ? ageMs : Math.round(performance.now() - startedAt);
  const output = capture.end();
  closeAll(files);
  if (end === 'left') return;
  const changes = () => changesSince(beforeFileOf(logPath), spec.cwd);
  emit(await concludeAttempt({ spec, end, output, logPath, logError: null, durationMs, changes }));
}

/** Resolves when the process has written its exit or is gone; with null when it is gone without a word. */
function exitOf(fd: number, living: LivingProcess, left: AbortSignal | undefined): Promise<Exit | null> {
  return new Promise((resolve) => {
    const look = () => {
      const gone = !isLiving(living);
      // Read after the look at the process: what ended in between has written it by now.
      const exit = readExit(fd);
      if (!exit && !gone) return;
      clearInterval(timer);
      resolve(exit);
    };
    const timer = setInterval(look, pollMs);
    left?.addEventListener('abort', () => clearInterval(timer), { once: true });
  });
}

function reopen(logPath: string): AttemptFiles | null {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  let log: number | null = null;
  try {
    log = openSync(logPath, flags);
    return { log, exit: openSync(exitFileOf(logPath), flags), error: null };
  } catch {
    if (log !== null) closeSync(log);
    return null;
  }
}

function closeAll({ log, exit }: AttemptFiles): void {
  closeSync(log);
  closeSync(exit);
}

/** Counts from the boot, as the start time does: no jump of the clock moves it. */
function ageOf({ startTime }: LivingProcess): number {
  try {
    const uptimeMs = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
    return Math.max(0, Math.round(uptimeMs - Number(startTime) * tickMs));
  } catch {
    return 0;
  }
}

/** Linux tells start times in these. */
const tickMs = 10;

function endedAfterMs(exitFile: number, trace: AttemptTrace): number {
  return Math.max(0, Math.round(fstatSync(exitFile).mtimeMs - Date.parse(trace.startedAt)));
}
