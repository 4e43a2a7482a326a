import type { AttemptReport } from '@/lib/domain/attempt';
import type { Secrets } from '@/lib/executors/output/mask-secrets';
import { createRecentBytes } from '@/lib/executors/output/recent-bytes';
import { rewritesLine } from '@/lib/executors/output/safe-text';
import { shownText, unfinishedEnd } from '@/lib/executors/output/shown-text';
import { characterStart, newestText } from '@/lib/executors/output/utf8-border';

export type LiveOutput = {
  append(chunk: Buffer): void;
  /** Passes over output that nobody will see; the next piece to append is at least `windowBytes` long. */
  skip(bytes: number): void;
  /** All that a report can need. */
  readonly windowBytes: number;
  /** Reports what is left, also what waited to be completed. */
  end(): void;
  /** The last whole lines, at most `bytesMax` bytes, safe to show. */
  tail(bytesMax: number): string;
};

const lineFeed = 0x0a;
/** Long enough for any escape sequence worth waiting for. */
const heldBytesMax = 1024;

/**
 * Turns a stream of any speed into few, short `output` reports: at most one every `reportMs`, each with the newest
 * `textBytes` at most. A report that does not begin where the one before ended says that something was left out here;
 * the log has it.
 */
export function createLiveOutput(options: {
  secrets: Secrets;
  textBytes: number;
  reportMs: number;
  emit: (report: AttemptReport) => void;
}): LiveOutput {
  const { secrets, textBytes, reportMs, emit } = options;
  // Room before the text for secrets that reach into it, and after it for what waits to be completed.
  const windowBytes = textBytes + Math.max(heldBytesMax, secrets.bytesMax) + secrets.bytesMax;
  const recent = createRecentBytes(windowBytes);
  let reported = 0;
  let lineIsOpen = false;
  let timer: NodeJS.Timeout | undefined;

  const report = (final: boolean) => {
    timer = undefined;
    const { bytes, start } = recent.read();
    const to = bytes.length - (final ? 0 : unfinishedEnd(bytes, secrets));
    const next = reported - start;
    const from = next >= to - textBytes ? next : lineStart(bytes, to - textBytes, to);
    if (from >= to) return;
    const drawsOver = from === next && lineIsOpen && rewritesLine(bytes.toString('latin1', from, to));
    const text = newestText(shownText(bytes, from, to, secrets), textBytes - 1);
    emit({ type: 'output', offset: start + from, bytes: to - from, text: drawsOver ? `\n${text}` : text });
    reported = start + to;
    lineIsOpen = bytes[to - 1] !== lineFeed;
  };

  return {
    windowBytes,
    skip: recent.skip,
    append(chunk) {
      recent.push(chunk);
      timer ??= setTimeout(report, reportMs, false);
    },
    end() {
      clearTimeout(timer);
      report(true);
    },
    tail(bytesMax) {
      const { bytes } = recent.read();
      const from = lineStart(bytes, Math.max(0, bytes.length - bytesMax), bytes.length);
      return newestText(shownText(bytes, from, bytes.length, secrets), bytesMax);
    },
  };
}

/** The first whole line at or after `index`, or the next character when the line has no end before `end`. */
function lineStart(bytes: Buffer, index: number, end: number): number {
  if (index <= 0 || bytes[index - 1] === lineFeed) return Math.max(0, index);
  const feed = bytes.indexOf(lineFeed, index);
  return feed !== -1 && feed < end - 1 ? feed + 1 : characterStart(bytes, index);
}
