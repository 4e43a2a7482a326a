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
/** Done as well, in signs that Ashlar never puts anywhere and so never takes away. */
const drawnDoneSigns = ['\u2713', '\u2714', '\u2705', '\u2611'];
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
    const place = findSign(ticked.bytes, lines.get(box.line), box.column);
    const found = place?.sign ?? null;
    if (place === null || !canBecome(place.sign, change.done)) {
      ticked.left.push({ box, already: found !== null && isAlready(found, change.done), found });
      continue;
    }
    const to = signFor(change);
    ticked.bytes[place.at] = to.charCodeAt(0);
    ticked.changed.push({ box, from: place.sign, to });
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

const canBecome = (sign: string, done: boolean): boolean => (done ? openSigns : doneSigns).includes(sign);

const isAlready = (sign: string, done: boolean): boolean =>
  (done ? [...doneSigns, ...drawnDoneSigns] : openSigns).includes(sign);

/** The sign between the brackets and where its bytes begin; null where there is no pair of them with one sign in it. */
function findSign(bytes: Buffer, line: LineBytes | undefined, column: number): { at: number; sign: string } | null {
  if (!line || column < 2) return null;
  const text = bytes.toString('utf8', line.from, line.to);
  const sign = String.fromCodePoint(text.codePointAt(column - 1) ?? 0);
  // Some editors write \[ \] so that nothing takes the brackets for a link.
  if (text[column - 2] !== '[' || !/^\\?\]/.test(text.slice(column - 1 + sign.length, column + 3))) return null;
  const at = line.from + Buffer.byteLength(text.slice(0, column - 1));
  return bytes.toString('utf8', at - 1, at + Buffer.byteLength(sign)) === `[${sign}` ? { at, sign } : null;
}
