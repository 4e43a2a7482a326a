import type { AttemptReport } from '@/lib/domain/attempt';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { followLog } from './follow-log';
import { createLiveOutput } from './live-output';
import type { ShellSettings } from './options';

/** What a command wrote, once it has ended. */
export type CapturedOutput = {
  /** Length of the log. */
  bytes: number;
  /** The last lines of it, safe to show. */
  tail: string;
};

export type Capture = {
  /** When output last came, on the monotonic clock. */
  lastAt(): number;
  end(): CapturedOutput;
};

/** Makes `output` reports of what comes to a log. Memory stays bounded however much that is. */
export function captureOutput(
  log: number,
  secretValues: string[],
  settings: ShellSettings,
  emit: (report: AttemptReport) => void,
): Capture {
  const secrets = toSecrets(secretValues);
  const live = createLiveOutput({ secrets, textBytes: settings.textBytes, reportMs: settings.reportMs, emit });
  const followed = followLog(log, live);
  return {
    lastAt: followed.lastAt,
    end() {
      const bytes = followed.end();
      live.end();
      return { bytes, tail: live.tail(settings.tailBytes) };
    },
  };
}
