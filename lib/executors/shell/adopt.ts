import { closeSync, fstatSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AttemptContext, AttemptSpec, AttemptTrace } from '@/lib/domain/attempt';
import { currentBootId } from '@/lib/executors/processes/identity';
import { type AttemptFiles, beforeFileOf, exitFileOf } from './attempt-files';
import { captureOutput } from './capture';
import { concludeAttempt } from './conclude';
import { type Exit, readExit } from './exit-file';
import { changesSince } from './kept-snapshot';
import { findLiving, isLiving, type LivingProcess } from './living-process';
import { openKeptFile } from './log-file';
import type { ShellSettings } from './options';
import { waitForEnd } from './wait-for-end';
import { exitDescriptor } from './wrapper';

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
  const written = readExit(files.exit, spec.attemptId);
  // Found by its tag alone it may be something that the command left behind.
  const isAtWork = living !== null && (trace.pid !== null || holds(living, files.exit));
  const exit = isAtWork ? null : written;
  if (!exit && !living) {
    closeAll(files);
    return null;
  }
  return followToEnd({ spec, trace, files, logPath, exit, living: exit ? null : living }, context, settings);
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
  const ageMs = living ? (ageOf(living.startTime) ?? 0) : endedAfterMs(files.exit, trace);
  const startedAt = performance.now() - ageMs;
  if (living && trace.pid === null) {
    emit({ type: 'started', pid: living.pid, processStart: living.startTime, bootId: currentBootId() });
  }
  const capture = captureOutput(files.log, Object.values(spec.env), settings, emit);
  const pid = living?.pid ?? 0;
  const exited = exit ? Promise.resolve(exit) : exitOf(files.exit, living as LivingProcess, spec.attemptId, left);
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

/** Whether a process is the one that will write to this exit file: what it watches over does not have it open. */
function holds({ pid }: LivingProcess, exitFile: number): boolean {
  try {
    const [held, own] = [statSync(`/proc/${pid}/fd/${exitDescriptor}`), fstatSync(exitFile)];
    return held.ino === own.ino && held.dev === own.dev;
  } catch {
    return false;
  }
}

/**
 * Resolves when the process is gone, with null when it went without a word. An exit that stands there while it lives is
 * not its own: the file lies in the project, where anything can write.
 */
function exitOf(
  fd: number,
  living: LivingProcess,
  attemptId: string,
  left: AbortSignal | undefined,
): Promise<Exit | null> {
  return new Promise((resolve) => {
    const look = () => {
      if (isLiving(living)) return;
      clearInterval(timer);
      // Read after the look at the process: what ended in between has written it by now.
      resolve(readExit(fd, attemptId));
    };
    const timer = setInterval(look, pollMs);
    left?.addEventListener('abort', () => clearInterval(timer), { once: true });
  });
}

function reopen(logPath: string): AttemptFiles | null {
  let log: number | null = null;
  try {
    log = openKeptFile(logPath);
    return { log, exit: openKeptFile(exitFileOf(logPath)), error: null };
  } catch {
    if (log !== null) closeSync(log);
    return null;
  }
}

function closeAll({ log, exit }: AttemptFiles): void {
  closeSync(log);
  closeSync(exit);
}

/** Counts from the boot, as the start time does: no jump of the clock moves it. Null where the system does not say. */
function ageOf(startTime: string): number | null {
  try {
    const uptimeMs = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
    return Math.max(0, Math.round(uptimeMs - Number(startTime) * tickMs));
  } catch {
    return null;
  }
}

/** Linux tells start times in these. */
const tickMs = 10;

/** By the time of its last write and of its start, which go by the wall clock: never more than has passed since it began. */
function endedAfterMs(exitFile: number, { startedAt, processStart, bootId }: AttemptTrace): number {
  const apartMs = Math.max(0, Math.round(fstatSync(exitFile).mtimeMs - Date.parse(startedAt)));
  const ageMs = processStart !== null && bootId === currentBootId() ? ageOf(processStart) : null;
  return Math.min(apartMs, ageMs ?? apartMs);
}
