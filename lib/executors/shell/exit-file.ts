import { fstatSync, readSync } from 'node:fs';
import { constants } from 'node:os';

/** How a command ended. */
export type Exit = { exitCode: number | null; signal: NodeJS.Signals | null };

/** Whatever a shell says of a signal is a line or two. */
const bytesMax = 4096;
const firstSignalStatus = 128;

/** How the command ended by the end of its exit file; null when that was not written (yet). */
export function readExit(fd: number): Exit | null {
  const { size } = fstatSync(fd);
  const buffer = Buffer.alloc(Math.min(size, bytesMax));
  const length = readSync(fd, buffer, 0, buffer.length, size - buffer.length);
  return parseExit(buffer.toString('latin1', 0, length));
}

/** The last whole line is the status; anything before it is the shell's remark about a signal. */
export function parseExit(text: string): Exit | null {
  const status = /(?:^|\n)(\d{1,3})\n$/.exec(text);
  if (!status) return null;
  const exitCode = Number(status[1]);
  const hasRemark = status.index > 0;
  const signal = hasRemark ? signalOf(exitCode) : null;
  return signal ? { exitCode: null, signal } : { exitCode, signal: null };
}

function signalOf(status: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, number]) => number + firstSignalStatus === status);
  return found ? (found[0] as NodeJS.Signals) : null;
}
