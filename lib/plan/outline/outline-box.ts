/** A box in front of a task's text, as other tools write them. */
export type OutlineBox = {
  done: boolean;
  /** Signs of the text it takes, with the star of an optional task. */
  length: number;
  /** Where the mark sign stands in the text; null when there is none that can be replaced. */
  mark: number | null;
  /** `[ ]*`: the task is not needed for the whole. */
  optional: boolean;
  odd: string | null;
};

const bracketed = /^\\?\[([^\]\w]{0,3}|\s?\w\s?)\\?\](\\?\*)?(?=[\s*_`~]|$)/u;
const glued = /^\[[ xX]\](?=[^\s([:])/;
const drawn = /^[\u2610\u2b1c\u{1f532}\u25fb\u25a1\u25a2\u2611\u2612\u{1f5f9}]\ufe0f?(?=\s)/u;
const doneMarks = new Set(['x', 'X', '\u2713', '\u2714', '\u2705', '\u2611', '\u2714\ufe0f']);
/** Open, in progress, queued or blocked: the tools that write these marks mean them. */
const openMarks = new Set([' ', '-', '~']);

/** Reads the box at the front of a text. `[P]`, numbers and words in brackets are no boxes, nor are links. */
export function readOutlineBox(text: string): OutlineBox | null {
  const box = bracketed.exec(text);
  const inner = box?.[1] ?? '';
  if (box && !/^\s?[\dP]\s?$/.test(inner)) return readBracketed(box[0], inner, box[2] !== undefined);
  const close = glued.exec(text);
  if (close) {
    const odd = `There is no space after ${close[0]}; it was read as a box.`;
    return { done: close[0] !== '[ ]', length: 3, mark: 1, optional: false, odd };
  }
  const sign = drawn.exec(text)?.[0];
  if (sign === undefined) return null;
  const done = /^[\u2611\u2612\u{1f5f9}]/u.test(sign);
  return { done, length: sign.length, mark: null, optional: false, odd: null };
}

function readBracketed(whole: string, inner: string, optional: boolean): OutlineBox {
  const mark = inner.trim() || inner.slice(0, 1);
  const done = doneMarks.has(mark);
  const odd = done || openMarks.has(mark) ? null : `${whole} is neither done nor open; it counts as not done.`;
  const single = inner.length === 1 && odd === null;
  return { done, length: whole.length, mark: single ? whole.indexOf('[') + 1 : null, optional, odd };
}
