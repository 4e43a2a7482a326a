import { type FileHandle, open } from 'node:fs/promises';
import type { LogSlice } from '@/lib/domain/board';
import { toSecrets } from './mask-secrets';
import { shownText, unfinishedEnd } from './shown-text';
import { characterStart, unfinishedBytes } from './utf8-border';

/** Longest character in UTF-8. */
const characterBytesMax = 4;

/**
 * Reads about `max` bytes of a log beginning at byte `from`, made safe to show, values in `secrets` masked.
 * Borders move so that no character is broken: `from` back, `to` back, or forward when nothing else would come out,
 * so reading on from `to` always ends at `size`. A missing file reads as empty. Other errors of the disk are thrown.
 */
export async function readLogSlice(
  file: string,
  from: number,
  max: number,
  secrets: Iterable<string> = [],
): Promise<LogSlice> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return { text: '', from, to: from, size: 0 };
  try {
    const { size } = await handle.stat();
    if (from >= size || max <= 0) return { text: '', from, to: from, size };
    return await cut(handle, from, Math.max(max, characterBytesMax), size, secrets);
  } finally {
    await handle.close();
  }
}

async function cut(
  handle: FileHandle,
  from: number,
  max: number,
  size: number,
  values: Iterable<string>,
): Promise<LogSlice> {
  const secrets = toSecrets(values);
  // What stands before and after tells where characters and secrets at the borders begin and end.
  const margin = Math.max(secrets.bytesMax, characterBytesMax);
  const start = Math.max(0, from - margin);
  const bytes = await readBytes(handle, start, Math.min(size, from + max + margin) - start);
  const first = characterStart(bytes, from - start);
  const limit = Math.min(bytes.length, from - start + max);
  const body = bytes.subarray(first, limit);
  // Secrets need no waiting here: the margin shows them whole.
  const held = unfinishedEnd(body, toSecrets([]));
  const last = held < body.length ? limit - held : limit - (limit < bytes.length ? unfinishedBytes(body) : 0);
  return { text: shownText(bytes, first, last, secrets), from: start + first, to: start + last, size };
}

async function readBytes(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
