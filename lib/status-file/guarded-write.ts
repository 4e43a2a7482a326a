import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatusEdit, WrittenWords } from '@/lib/domain/status-edit';
import type { StatusFile } from '@/lib/domain/status-file';
import { keepAside } from './keep-aside';
import { readForeign } from './read-foreign';
import { wordsOf } from './words';
import { statusFilePath, statusFileText, writeStatusText } from './write';

/** What was written last, kept so that a crash does not make our own file look like somebody else's. */
export type WrittenBook = {
  read(specId: string): { hashes: string[]; words: WrittenWords } | null;
  write(specId: string, written: { hashes: string[]; words: WrittenWords }): void;
  /** A file of somebody else was kept aside. */
  edited(edit: Omit<StatusEdit, 'id' | 'choice'>): void;
};

type Known = { hashes: string[]; words: WrittenWords; stamp: string | null };

export type GuardedWriter = {
  /** Replaces the file; what somebody else wrote there meanwhile is kept beside it first, and told. */
  write(document: StatusFile): void;
  /** Whether somebody else's file stands there now. */
  isForeign(specId: string): boolean;
};

/**
 * Writes status files and sees at each write whether somebody else wrote there since ours. A file that was not touched
 * costs one look at its times.
 */
export function createGuardedWriter(projectDir: string, book: WrittenBook, now: () => string): GuardedWriter {
  const known = new Map<string, Known | null>();

  const knownOf = (specId: string): Known | null => {
    const found = known.get(specId);
    if (found !== undefined) return found;
    const kept = book.read(specId);
    const fresh = kept && { ...kept, stamp: null };
    known.set(specId, fresh);
    return fresh;
  };

  /** The bytes and hash of a file that is not ours; null when it is, or there is none, or we never wrote one. */
  const foreignAt = (specId: string): { bytes: Buffer; hash: string } | null => {
    const last = knownOf(specId);
    const file = join(projectDir, statusFilePath(specId));
    const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
    if (!last || !stats?.isFile() || stampOf(stats) === last.stamp) return null;
    const bytes = readFileSync(file);
    const hash = hashOf(bytes);
    if (!last.hashes.includes(hash)) return { bytes, hash };
    known.set(specId, { ...last, stamp: stampOf(stats) });
    return null;
  };

  return {
    write(document) {
      const specId = document.feature;
      const foreign = foreignAt(specId);
      const last = knownOf(specId);
      if (foreign) {
        const reason = readForeign(foreign.bytes.toString('utf8')).ok ? 'edited' : 'corrupt';
        const foundAt = now();
        const file = keepAside(projectDir, specId, { reason, bytes: foreign.bytes, at: foundAt });
        book.edited({ specId, file, reason, hash: foreign.hash, foundAt, wrote: last?.words ?? null });
      }
      const text = statusFileText(document);
      const hash = hashOf(text);
      const words = wordsOf(document);
      // Before the file changes: a crash between the two leaves the old text or the new one, and both are ours.
      const next = { hashes: [...new Set([...(last?.hashes.slice(-1) ?? []), hash])], words };
      book.write(specId, next);
      known.set(specId, { ...next, stamp: null });
      const stats = writeStatusText(projectDir, specId, text);
      known.set(specId, { hashes: [hash], words, stamp: stats && stampOf(stats) });
    },
    isForeign: (specId) => foreignAt(specId) !== null,
  };
}

const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

const stampOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string => `${ino}:${size}:${mtimeNs}:${ctimeNs}`;
