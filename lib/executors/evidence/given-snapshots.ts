import type { AttemptSpec } from '@/lib/domain/attempt';
import { type FileSnapshot, takeFileSnapshot } from './file-snapshot';

const given = new Map<string, FileSnapshot>();

/** Leaves a snapshot taken just before an attempt for its executor, so that the tree is walked once. */
export function giveSnapshot(attemptId: string, snapshot: FileSnapshot): void {
  given.set(attemptId, snapshot);
}

/** Takes back what no executor asked for. */
export function dropSnapshot(attemptId: string): void {
  given.delete(attemptId);
}

/** The state of the files before an attempt: the one left for it, or else one taken now. */
export function snapshotBefore({ attemptId, cwd }: Pick<AttemptSpec, 'attemptId' | 'cwd'>): Promise<FileSnapshot> {
  const snapshot = given.get(attemptId);
  given.delete(attemptId);
  return snapshot ? Promise.resolve(snapshot) : takeFileSnapshot(cwd);
}
