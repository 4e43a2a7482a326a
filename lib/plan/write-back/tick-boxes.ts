import type { Box } from '@/lib/domain/plan';
import { findLines, type LineBytes } from './line-bytes';

/** A box and what it is to say; `sign` is what to put there instead of the plain `x` or space. */
export type BoxChange = { box: Box; done: boolean; sign?: string | null };
/** A box that was changed: the sign that stood there, and the one that stands there now. */
export type ChangedBox = { box: Box; from: string; to: string };
/** A box that was left alone: it said so already, or what stands at its place is no box that we know (`found`). */
export type LeftBox = { box: Box; already: boolean; found: string | null };
export type TickedBytes = { bytes: Buffer; changed: ChangedBox[]; left: LeftBox[] };

const doneSigns = ['x', 'X'];
/** Open, and begun or waiting in the words of several tools. */
const openSigns = [' ', '-', '~'];

/**
 * Changes the sign between the brackets of the boxes and no other byte. A ticked box is never ticked again, an open one
 * never opened. What `changed` names can be taken back with `undoing`. The bytes given stay as they are.
 */
export function tickBoxes(bytes: Buffer, changes: readonly BoxChange[]): TickedBytes {
  const ticked: TickedBytes = { bytes: Buffer.from(bytes), changed: [], left: [] };
  const lines = findLines(bytes, new Set(changes.map(({ box }) => box.line)));
  for (const change of changes) {
    const { box } = change;
    const at = placeOfSign(ticked.bytes, lines.get(box.line), box.column);
    const found = at === null ? null : String.fromCharCode(ticked.bytes[at] as number);
    const isDone = found !== null && doneSigns.includes(found);
    const isKnown = isDone || (found !== null && openSigns.includes(found));
    if (at === null || !isKnown || isDone === change.done) {
      ticked.left.push({ box, already: isKnown && isDone === change.done, found });
      continue;
    }
    const to = signFor(change);
    ticked.bytes[at] = to.charCodeAt(0);
    ticked.changed.push({ box, from: found as string, to });
  }
  return ticked;
}

/** The change that puts back what stood in a box. */
export function undoing({ box, from }: ChangedBox): BoxChange {
  return { box, done: doneSigns.includes(from), sign: from };
}

function signFor({ done, sign }: BoxChange): string {
  const [plain, signs] = done ? ['x', doneSigns] : [' ', openSigns];
  return sign && signs.includes(sign) ? sign : plain;
}

/** Index of the byte between the brackets; null where there is no pair of them with one byte in it. */
function placeOfSign(bytes: Buffer, line: LineBytes | undefined, column: number): number | null {
  if (!line) return null;
  const before = bytes.toString('utf8', line.from, line.to).slice(0, column - 1);
  const at = line.from + Buffer.byteLength(before);
  const isBoxed = before.length === column - 1 && bytes[at - 1] === 0x5b && bytes[at + 1] === 0x5d;
  return isBoxed && at > line.from && at + 1 < line.to ? at : null;
}
