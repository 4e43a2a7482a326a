import type { Hunk } from '@/lib/domain/checkpoint';

/** One file's part of git's text of differences. */
export type PatchPart = { binary: boolean; hunks: Hunk[] };

const hunkHead = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/**
 * Reads git's text of differences, one part for each `diff --git`, in order. Lines of files begin with a sign of their
 * own, so that no text of a file is taken for a head.
 */
export function readPatch(text: string): PatchPart[] {
  const parts: PatchPart[] = [];
  let part: PatchPart | undefined;
  let hunk: Hunk | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('diff --git ')) {
      part = { binary: false, hunks: [] };
      hunk = undefined;
      parts.push(part);
      continue;
    }
    if (!part) continue;
    const head = hunkHead.exec(line);
    if (head) {
      hunk = { oldStart: Number(head[1]), newStart: Number(head[2]), lines: [] };
      part.hunks.push(hunk);
    } else if (hunk && /^[ +\-\\]/.test(line)) {
      hunk.lines.push(line);
    } else if (!hunk && line.startsWith('Binary files ')) {
      part.binary = true;
    }
  }
  return parts;
}
