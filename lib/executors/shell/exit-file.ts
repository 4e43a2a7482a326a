import { fstatSync, readSync } from 'node:fs';
import { constants } from 'node:os';

/** How a command ended. */
export type Exit = { exitCode: number | null; signal: NodeJS.Signals | null };

/** Whatever a shell says of a signal is a line or two. */
const bytesMax = 4096;
const firstSignalStatus = 128;

/**
 * How the command of an attempt ended by the end of its exit file; null when that was not written (yet). Who has opened
 * the file itself needs not say which attempt it is of.
 */
export function readExit(fd: number, attemptId: string | null = null): Exit | null {
  const { size } = fstatSync(fd);
  const buffer = Buffer.alloc(Math.min(size, bytesMax));
  const length = readSync(fd, buffer, 0, buffer.length, size - buffer.length);
  return parseExit(buffer.toString('latin1', 0, length), attemptId);
}

/** The last whole line is attempt and status; anything before it is the shell's remark about a signal. */
export function parseExit(text: string, attemptId: string | null): Exit | null {
  const status = /(?:^|\n)(\S+) (\d{1,3})\n$/.exec(text);
  // One of another attempt, wherever it comes from, says nothing about this one.
  if (!status || (attemptId !== null && status[1] !== attemptId)) return null;
  const exitCode = Number(status[2]);
  const hasRemark = status.index > 0;
  const signal = hasRemark ? signalOf(exitCode) : null;
  return signal ? { exitCode: null, signal } : { exitCode, signal: null };
}

function signalOf(status: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, number]) => number + firstSignalStatus === status);
  return found ? (found[0] as NodeJS.Signals) : null;
}
