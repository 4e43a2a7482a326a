const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const segmenter = new Intl.Segmenter();

function columnsOf(grapheme: string): number {
  return wide.test(grapheme) || /\p{Extended_Pictographic}/u.test(grapheme) ? 2 : 1;
}

/** Columns a text takes in a terminal; colour codes take none. */
export function textWidth(text: string): number {
  const bare = text.replace(/\u001b\[[0-9;]*m/g, '');
  if (/^[\u0020-\u007e]*$/.test(bare)) return bare.length;
  let width = 0;
  for (const { segment } of segmenter.segment(bare)) width += columnsOf(segment);
  return width;
}

/** Cuts plain text to `max` columns, ending in `…` where something was cut. */
export function clipText(text: string, max: number): string {
  if (max < 1) return '';
  if (textWidth(text) <= max) return text;
  let clipped = '';
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += columnsOf(segment);
    if (width > max - 1) break;
    clipped += segment;
  }
  return `${clipped}…`;
}

/** Fills a text with spaces to `width` columns; longer texts stay as they are. */
export const padText = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - textWidth(text)));
