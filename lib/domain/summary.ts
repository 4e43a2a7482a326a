import type { LayerStatus, Progress } from './progress';
import type { Run, RunState } from './run';

/** A command the person may want next; pressing it runs nothing by itself unless `run` is set. */
export type NextCommand = {
  label: string;
  command: string;
  why: string;
  /** The project's own checks: the lines that would be run, and whether the person confirmed them. */
  checks?: { lines: string[]; confirmed: boolean };
};

export type SummaryProblem = {
  taskId: string;
  key: string;
  description: string;
  command: string | null;
  status: string;
  message: string;
  hint: string | null;
};

/** What a run came to. Durations in milliseconds. */
export type Summary = {
  run: Run;
  progress: Progress;
  /** Completed of all that ended, whole percent; null when nothing ended. */
  successRate: number | null;
  durationMs: number;
  attempts: number;
  layers: {
    key: string;
    name: string;
    status: LayerStatus;
    total: number;
    complete: number;
    failed: number;
    skipped: number;
    durationMs: number | null;
    sync: string | null;
  }[];
  problems: SummaryProblem[];
  files: { created: string[]; modified: string[]; deleted: string[] };
  statusFile: string;
  /** What the person should know about the file, such as that it cannot be written. */
  notice: string | null;
  next: NextCommand[];
  /** The command that was run beside the plan since the run ended, if one was. */
  commandRun: RunState | null;
};
