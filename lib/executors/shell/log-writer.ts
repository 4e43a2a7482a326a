import type { FileHandle } from 'node:fs/promises';
import { openLogFile } from './log-file';

export type LogResult = {
  /** Bytes of output seen, and the length of the log when nothing was lost. */
  bytes: number;
  lostBytes: number;
  error: Error | null;
};

export type LogWriter = {
  write(chunk: Buffer): void;
  /** Bytes accepted and not yet on disk. */
  readonly waitingBytes: number;
  /** Writes what is waiting and closes the file. */
  close(): Promise<LogResult>;
};

/**
 * Writes output to a file in the order it comes; the file is made with the first byte. `written` is called for every
 * piece after the disk has it. What the disk refuses is lost and counted, and the next piece is tried again at its own
 * place: a full disk must not stop the command, and offsets stay true.
 */
export function createLogWriter(file: string, written: (chunk: Buffer) => void): LogWriter {
  const queue: Buffer[] = [];
  const result: LogResult = { bytes: 0, lostBytes: 0, error: null };
  let waitingBytes = 0;
  let handle: FileHandle | null = null;
  let writing: Promise<void> | null = null;

  const writeAll = async () => {
    while (queue.length > 0) {
      const chunk = Buffer.concat(queue.splice(0));
      try {
        handle ??= await openLogFile(file);
        await writeWhole(handle, chunk, result.bytes);
      } catch (error) {
        result.error ??= error as Error;
        result.lostBytes += chunk.length;
      }
      result.bytes += chunk.length;
      waitingBytes -= chunk.length;
      written(chunk);
    }
    writing = null;
  };

  return {
    write(chunk) {
      queue.push(chunk);
      waitingBytes += chunk.length;
      writing ??= writeAll();
    },
    get waitingBytes() {
      return waitingBytes;
    },
    async close() {
      await writing;
      await handle?.close().catch((error: Error) => {
        result.error ??= error;
      });
      return result;
    },
  };
}

async function writeWhole(handle: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}
