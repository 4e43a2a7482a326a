import { close, write } from 'node:fs';
import { promisify } from 'node:util';
import { openOwnFile } from './log-file';

const writeAt = promisify(write);
const closeFile = promisify(close);

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
  let fd: number | null = null;
  let writing: Promise<void> | null = null;

  const writeAll = async () => {
    while (queue.length > 0) {
      const chunk = Buffer.concat(queue.splice(0));
      try {
        fd ??= openOwnFile(file, { append: false });
        await writeWhole(fd, chunk, result.bytes);
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
      if (fd !== null) {
        await closeFile(fd).catch((error: Error) => {
          result.error ??= error;
        });
      }
      return result;
    },
  };
}

async function writeWhole(fd: number, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await writeAt(fd, chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}
