import type { FileDiff, Hunk } from '@/lib/domain/checkpoint';
import { type PatchPart, readPatch } from './read-patch';
import { diffTreeFiles, type TreeChange } from './tree-changes';

export type DiffBounds = {
  /** Files whose lines are shown. */
  filesMax: number;
  /** Lines of one file, and of all. */
  fileLinesMax: number;
  linesMax: number;
  /** Characters of one line. */
  lineMax: number;
};

export const plainBounds: DiffBounds = { filesMax: 60, fileLinesMax: 400, linesMax: 4000, lineMax: 1000 };

/** The changes with their lines, as many as fit; each says what of it is not shown. `safe` makes foreign text showable. */
export async function readFileDiffs(
  folder: string,
  [before, after]: readonly [string, string],
  changes: readonly TreeChange[],
  bounds: DiffBounds,
  safe: (text: string) => string,
): Promise<FileDiff[]> {
  const shown = changes.slice(0, bounds.filesMax);
  const paths = shown.map(({ path }) => path);
  const answer = paths.length ? await diffTreeFiles(folder, before, after, paths) : null;
  const parts = answer?.ok ? readPatch(answer.out.toString()) : [];
  let left = bounds.linesMax;
  let at = 0;
  return changes.map((change, index) => {
    const { path, kind, added, removed } = change;
    const base = { path: safe(path), kind, added, removed };
    if (index >= shown.length) return { ...base, hunks: [], note: 'Not shown: too many files changed.' };
    if (!answer?.ok) return { ...base, hunks: [], note: `Its lines cannot be shown: ${answer?.message}.` };
    const own = parts.slice(at, at + partsOf(change));
    at += own.length;
    const { hunks, lines, cut } = bounded(own, Math.min(left, bounds.fileLinesMax), bounds.lineMax, safe);
    left -= lines;
    return { ...base, hunks, note: noteOf(change, own, cut) };
  });
}

/** A file that becomes a link, or the other way, is told as one deleted and one created. */
const partsOf = ({ before, after, kind }: TreeChange): number =>
  kind === 'modified' && before.mode.slice(0, 2) !== after.mode.slice(0, 2) ? 2 : 1;

function bounded(parts: readonly PatchPart[], linesMax: number, lineMax: number, safe: (text: string) => string) {
  const hunks: Hunk[] = [];
  let lines = 0;
  let cut = false;
  for (const hunk of parts.flatMap((part) => part.hunks)) {
    const some = hunk.lines.slice(0, Math.max(0, linesMax - lines));
    cut ||= some.length < hunk.lines.length;
    if (some.length === 0) continue;
    lines += some.length;
    hunks.push({
      ...hunk,
      lines: some.map((line) => safe(line.length > lineMax ? `${line.slice(0, lineMax)}…` : line)),
    });
  }
  return { hunks, lines, cut };
}

function noteOf({ before, after, kind }: TreeChange, parts: readonly PatchPart[], cut: boolean): string | null {
  const notes = [
    kind === 'modified' && before.mode !== after.mode ? modeNote(before.mode, after.mode) : '',
    parts.some((part) => part.binary) ? 'Not text, or too large to compare.' : '',
    cut ? 'The rest is not shown.' : '',
  ];
  return notes.filter(Boolean).join(' ') || null;
}

function modeNote(before: string, after: string): string {
  if (before.startsWith('12')) return 'It was a symbolic link.';
  if (after.startsWith('12')) return 'It became a symbolic link.';
  return after === '100755' ? 'It can be executed now.' : 'It cannot be executed any more.';
}
