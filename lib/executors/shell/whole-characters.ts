import { unfinishedBytes } from '@/lib/executors/output/utf8-border';

/** Passes bytes on in pieces that end with a whole character, so that two streams can be written between each other. */
export function createWholeCharacters(write: (chunk: Buffer) => void): { push(chunk: Buffer): void; end(): void } {
  let held: Buffer | null = null;
  return {
    push(chunk) {
      const bytes = held ? Buffer.concat([held, chunk]) : chunk;
      const whole = bytes.length - unfinishedBytes(bytes);
      held = whole < bytes.length ? Buffer.from(bytes.subarray(whole)) : null;
      if (whole > 0) write(bytes.subarray(0, whole));
    },
    end() {
      if (held) write(held);
      held = null;
    },
  };
}
