import type { StatusWord, WrittenWords } from '@/lib/domain/status-edit';
import type { StatusFile } from '@/lib/domain/status-file';

const letters: Record<StatusWord, string> = {
  pending: 'p',
  in_progress: 'i',
  complete: 'c',
  failed: 'f',
  skipped: 's',
};
const words = new Map(Object.entries(letters).map(([word, letter]) => [letter, word as StatusWord]));

/** The words of a document, kept small: a plan of ten thousand tasks is ten thousand letters. */
export function wordsOf(document: StatusFile): WrittenWords {
  return Object.fromEntries(
    Object.entries(document.layers).map(([key, { tasks }]) => [
      key,
      tasks.map(({ status }) => letters[status]).join(''),
    ]),
  );
}

/** What was written of a task; null when nothing was. */
export function wordAt(written: WrittenWords | null, layerKey: string, index: number): StatusWord | null {
  const ofLayer = written && Object.hasOwn(written, layerKey) ? written[layerKey] : undefined;
  return words.get(ofLayer?.[index] ?? '') ?? null;
}
