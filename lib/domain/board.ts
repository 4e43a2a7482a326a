import type { Command } from './command';
import type { Problem } from './errors';
import type { Mapping } from './mapping';
import type { Arrangement, Diagnostic, Plan, PlanFormat, PlanPhase, PlanTask } from './plan';
import type { PlanChanges } from './plan-diff';
import type { DeadTask, Preflight } from './preflight';
import type { LayerStatus, Progress } from './progress';
import type { Stack } from './project';
import type { Attempt, Run, RunState, RunTask } from './run';
import type { TaskStatus } from './task-status';

/** One spec in the list. A spec that cannot be read still has its row, with the problem. */
export type SpecSummary = {
  id: string;
  title: string;
  path: string;
  /** Null while the plan cannot be read. */
  format: PlanFormat | null;
  layers: number;
  progress: Progress;
  /** Status of the latest real run, or `new` when there was none. */
  status: Run['status'] | 'new';
  runId: string | null;
  /** What the run waits for, in words. */
  waitsFor: string | null;
  /** A rehearsal of this spec is open; nothing of it is in these figures. */
  rehearsal: boolean;
  /** Tasks without an approved mapping. */
  unapproved: number;
  /** Whether its plan changed since the person last saw it in order. */
  changed: boolean;
  errors: number;
  warnings: number;
  problem: Problem | null;
  /** There was no time to look at its plan: these figures are old ones, or none. */
  pending: boolean;
};

export type BoardTask = {
  task: PlanTask;
  mapping: Mapping;
  preflight: Preflight;
  /** From the latest run; `pending` before one. */
  status: TaskStatus;
  runTask: RunTask | null;
};

export type BoardLayer = {
  key: string;
  name: string;
  parallel: boolean;
  status: LayerStatus;
  tasks: BoardTask[];
  /** The sync of the latest run, if it has one. */
  sync: RunTask | null;
};

/** Tasks that the plan has and the run has not, those it has no longer, and those it still has to do with another text. */
export type RunDrift = { added: number; removed: number; changed: number };

/** Everything the board of one spec shows. */
export type Board = {
  spec: string;
  title: string;
  path: string;
  format: PlanFormat;
  /** Where the file says no layers: its phases, and where they were put; else empty. */
  phases: PlanPhase[];
  /** What the person changed about the order of the file. */
  arrangement: Arrangement;
  /** Whether a layered plan can be written from it: it says no layers, whatever its format. */
  layeringOffered: boolean;
  diagnostics: Diagnostic[];
  lines: Plan['lines'];
  layers: BoardLayer[];
  progress: Progress;
  run: Run | null;
  /** The run of one command beside the plan that is open or was the last; nothing of it is in these figures. */
  commandRun: RunState | null;
  runnable: { ok: true } | { ok: false; problem: Problem };
  /** Approved tasks, still to be done, whose command is dead: Run waits until each is replaced or routed. */
  dead: DeadTask[];
  stack: Stack;
  trusted: boolean;
  /** What changed in the plan since the person last saw it in order; ticks do not count. */
  changes: PlanChanges | null;
  /** How the plan differs from the open run's own copy of it; null without one, and when it does not. */
  drift: RunDrift | null;
  /** Something about the whole that the person should know, such as a status file that cannot be written. */
  notice: string | null;
  /** Why boxes of completed tasks could not be ticked in the plan file. */
  writeBackProblem: Problem | null;
};

/** A task's page: everything known about it, newest attempt first. */
export type TaskDetail = {
  spec: string;
  title: string;
  task: BoardTask;
  /** Set when the plan no longer has the task: since when, where that is known (ISO 8601). */
  gone: { since: string | null } | null;
  attempts: Attempt[];
  history: Mapping[];
  run: Run | null;
  catalog: Command[];
};

/** A piece of an attempt's log, decoded and made safe to show. Offsets are bytes in the file. */
export type LogSlice = { text: string; from: number; to: number; size: number };
