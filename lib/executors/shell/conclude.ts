import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AttemptSpec, FileChanges } from '@/lib/domain/attempt';
import type { CapturedOutput } from './capture';
import { endProblem, unknownEndProblem } from './end-problem';
import { endedReport, type FinishedReport } from './finished-report';
import type { End } from './wait-for-end';

/** Less room than this is none. */
const roomBytesMin = 65_536;

export type Conclusion = {
  spec: AttemptSpec;
  /** Null when nobody can say how it ended. */
  end: End | null;
  output: CapturedOutput;
  logPath: string;
  /** Why the log is not in its place; null when it is. */
  logError: Error | null;
  durationMs: number;
  /** Compares the files with their state before; asked only for attempts that are to change some. */
  changes: () => Promise<FileChanges | null>;
};

/** The report of an attempt that was started and is over. */
export async function concludeAttempt(conclusion: Conclusion): Promise<FinishedReport> {
  const { spec, end, output, durationMs } = conclusion;
  const files = spec.effect === 'files' ? await conclusion.changes() : null;
  if (!end) {
    const lost: End = { exitCode: null, signal: null, stopped: 'interrupted', idle: false, left: [] };
    return endedReport(lost, output, { problem: unknownEndProblem, files, durationMs });
  }
  const failed = end.exitCode !== 0 && end.stopped === null;
  const log = { error: conclusion.logError, full: failed && hasNoRoom(conclusion.logPath) };
  return endedReport(end, output, { problem: endProblem(end, output, log, spec), files, durationMs });
}

function hasNoRoom(logPath: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(logPath));
    return bavail * bsize < roomBytesMin;
  } catch {
    return false;
  }
}
