import type { AttemptEvent, AttemptMessage, AttemptSpec, AttemptTrace, StopReason } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { Settings } from '@/lib/domain/project';
import type { Attempt, Run, RunState, RunTask } from '@/lib/domain/run';
import type { OutputChunk, RunEvent } from '@/lib/domain/run-event';

/** The ledger as the dispatcher sees it: synchronous, one transaction per batch. */
export interface Sink {
  /** Records events; duplicates (same attempt and seq) are ignored. */
  apply(batch: AttemptEvent[]): void;
  /** A worker is gone: closes this attempt as interrupted. False when it had already ended. */
  lost(attemptId: string, reason: string): boolean;
}

export type CloseMode = 'stop' | 'wait' | 'leave' | 'hand-back';

/** Carries submitted attempts to an executor and their events back. */
export interface Dispatcher {
  start(sink: Sink): void;
  /** Called only after the attempt's row is committed; submitting an id twice starts it once. A throw loses the attempt. */
  submit(spec: AttemptSpec): void;
  /**
   * Takes over an attempt that an earlier server began, as if it had been submitted here. False when it left no trace
   * that can be believed: nothing is emitted then, and nobody signalled.
   */
  adopt(spec: AttemptSpec, trace: AttemptTrace): boolean;
  /** Asks an attempt to stop; its `finished` event says how it ended. False when it is not under way here. */
  cancel(attemptId: string, reason: StopReason): boolean;
  /** Passes on what a person says to an attempt. False when it is not under way here or cannot use it. */
  tell(attemptId: string, message: AttemptMessage): boolean;
  /** Ids of attempts under way. */
  open(): string[];
  /**
   * `stop` ends what runs as interrupted and waits until all processes are gone; `wait` lets it end; `leave` lets it go
   * on without this server where a later one can adopt it (it stays `open`), and ends the rest; `hand-back` leaves so
   * what was adopted, and ends what began here.
   */
  close(mode: CloseMode): Promise<void>;
}

export interface Clock {
  /** Wall clock as ISO 8601 UTC. */
  now(): string;
}

/** Time as it passes, and calls that come later. */
export interface Timers {
  /** Milliseconds since some moment. Counts while the machine sleeps where it can; no jump of the wall clock moves it. */
  elapsedMs(): number;
  /** Calls once after so many milliseconds; returns what takes that back. Does not keep the process alive. */
  after(ms: number, call: () => void): () => void;
}

/** What the engine heeds of the person's settings. */
export type RunSettings = Pick<Settings, 'concurrency' | 'onFailure' | 'budget'>;

/** One atomic step of a run. Rows are whole; `attempt` says whether it is a new row or the rewrite of an open one. */
export type RunUpdate = {
  runId: string;
  run?: Run;
  tasks?: RunTask[];
  attempt?: { row: Attempt; isNew: boolean; seq: number | null };
};

/** Where runs are kept. Every method is synchronous: a state is shown only after its commit. */
export interface RunStore {
  insertRun(state: RunState): RunEvent[];
  loadRun(runId: string): RunState | null;
  /** Runs that have not ended, oldest first. */
  listOpenRuns(): Run[];
  getAttempt(attemptId: string): Attempt | null;
  listOpenAttempts(): Attempt[];
  /**
   * Writes the step and its events in one transaction. Null when the ledger refuses it: the event is known already,
   * the attempt had ended, or the task has another open attempt. Throws when the disk does.
   */
  commit(update: RunUpdate): RunEvent[] | null;
  /** Makes all that `work` commits one transaction: what it throws, or the disk at the end of it, undoes it all. */
  together<T>(work: () => T): T;
}

/** How an approved answer is carried out here: decided by the user's own settings, never by the repository. */
export type Resolution = ({ ok: true } & AttemptWork) | { ok: false; problem: Problem };

/** What an attempt is to do, without who it is. */
export type AttemptWork = Pick<
  AttemptSpec,
  'executor' | 'command' | 'argv' | 'env' | 'effect' | 'timeoutMs' | 'idleMs' | 'prompt' | 'budgetUsd' | 'verify'
>;

export interface Resolver {
  resolve(run: Run, task: RunTask): Resolution;
  /** Absolute folder the attempt works in, and the log it writes, relative to that folder. */
  place(run: Run, task: RunTask, n: number): { cwd: string; logPath: string };
}

/** The plans as they stand by now. */
export interface PlanSight {
  /** Fingerprint of a task's text in its plan; null when the plan no longer has it. */
  fingerprint(specId: string, taskId: string): string | null;
}

/** Hears of every commit and every piece of live output, in order. Must not throw: what it hears has happened. */
export interface Listener {
  events(runId: string, events: RunEvent[]): void;
  output(runId: string, chunk: OutputChunk): void;
}
