/** A bullet's box: `length` signs of the text; `odd` when it is not one of `[ ]`, `[x]`, `[X]`. */
export type CheckBox = { done: boolean; length: number; odd: string | null };

/** Marks of other meaning: `[P]` runs beside its neighbours, `[S]`, `[M]` and `[L]` are sizes. */
const otherMarks = new Set(['P', 'S', 'M', 'L']);

/** Reads the box at the front of a bullet's text. `[P]`, sizes and words in brackets are no boxes, nor are links. */
export function readCheckBox(text: string): CheckBox | null {
  if (!text.startsWith('[')) return null;
  const box = /^\[([^\]\w]{0,2}|\w)\](?=\s|$)/.exec(text);
  if (box && !otherMarks.has(box[1] ?? '')) {
    const mark = box[1] ?? '';
    const done = mark === 'x' || mark === 'X';
    const odd = done || mark === ' ' ? null : `${box[0]} is neither done nor open; it counts as not done.`;
    return { done, length: box[0].length, odd };
  }
  const glued = /^\[[ xX]\](?=[^\s([:])/.exec(text);
  if (!glued) return null;
  const odd = `There is no space after ${glued[0]}; it was read as a box.`;
  return { done: glued[0] !== '[ ]', length: glued[0].length, odd };
}
