import type { Run } from '@/lib/domain/run';
import type { RunStatus } from '@/lib/domain/run-status';

/** What the process answers to the shell that called it; documented in `docs/cli.md`. */
export const EXIT = { ok: 0, failed: 1, badInput: 2, needsPerson: 3, interrupted: 130 } as const;

const exitByStatus: Record<RunStatus, number> = {
  complete: EXIT.ok,
  failed: EXIT.failed,
  cancelled: EXIT.failed,
  paused: EXIT.needsPerson,
  queued: EXIT.needsPerson,
  running: EXIT.needsPerson,
};

/** The exit code for a run that stands where it stands: it ended, or it waits for a person. */
export const exitOfRun = (run: Pick<Run, 'status'>): number => exitByStatus[run.status];

const exitBySignal: Record<string, number> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGPIPE: 141 };

/** The exit code of a process ended by a signal: 128 and the signal's number. */
export const exitOfSignal = (signal: unknown): number => exitBySignal[String(signal)] ?? EXIT.interrupted;
