import type { AttemptReport } from '@/lib/domain/attempt';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { createRecentBytes } from '@/lib/executors/output/recent-bytes';
import { shownText } from '@/lib/executors/output/shown-text';
import { drain } from './drain';
import { createLiveOutput } from './live-output';
import { createLogWriter, type LogResult } from './log-writer';
import type { ShellSettings } from './options';
import type { Child } from './spawn';
import { createWholeCharacters } from './whole-characters';

/** What a command wrote, once it has ended. */
export type CapturedOutput = LogResult & {
  /** End of both streams together. */
  tail: string;
  /** End of the error stream alone. */
  errors: string;
};

export type Capture = { end(): Promise<CapturedOutput> };

/** The command waits while this much of its output is not on disk yet. */
const waitingBytesMax = 262_144;
const errorBytesMax = 8192;

/** Sends everything a command writes to its log, and from there to `output` reports. Memory stays bounded. */
export function captureOutput(
  child: Child,
  logPath: string,
  secretValues: string[],
  settings: ShellSettings,
  emit: (report: AttemptReport) => void,
): Capture {
  const secrets = toSecrets(secretValues);
  const streams = [child.stdout, child.stderr];
  const live = createLiveOutput({ secrets, textBytes: settings.textBytes, reportMs: settings.reportMs, emit });
  // A report never runs ahead of the log: text goes on only when the disk has it.
  const log = createLogWriter(logPath, (chunk) => {
    live.append(chunk);
    if (log.waitingBytes < waitingBytesMax) for (const stream of streams) stream.resume();
  });
  const errors = createRecentBytes(errorBytesMax);

  const joiners = streams.map((stream) => {
    const joiner = createWholeCharacters((chunk) => {
      log.write(chunk);
      if (stream === child.stderr) errors.push(chunk);
      if (log.waitingBytes >= waitingBytesMax) for (const each of streams) each.pause();
    });
    stream.on('data', (chunk: Buffer) => joiner.push(chunk));
    // Reading fails only when the other end is gone: then the stream has ended.
    stream.on('error', () => stream.destroy());
    return joiner;
  });

  return {
    async end() {
      await drain(streams, settings.drainMs);
      for (const joiner of joiners) joiner.end();
      const result = await log.close();
      live.end();
      const { bytes } = errors.read();
      return { ...result, tail: live.tail(settings.tailBytes), errors: shownText(bytes, 0, bytes.length, secrets) };
    },
  };
}
