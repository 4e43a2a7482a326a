/** C0 and C1 controls except tab, the two Unicode line ends, halves of surrogate pairs. */
const control = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/u;
/** The same for a whole text, whose line ends are no signs to write out. */
const controlInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/u;
/** Overrides and isolates: they make a text look like another one. */
const bidi = /[\u202a-\u202e\u2066-\u2069]/u;
/** Further signs nobody sees; harmless in a sentence, not in a command. */
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u;
const escapedAlways = new RegExp(`${control.source}|${bidi.source}`, 'gu');
const escapedInCommands = new RegExp(`${escapedAlways.source}|${unseen.source}|[^\\u0000-\\u007f]`, 'gu');

export const hasControl = (text: string): boolean => control.test(text);
export const hasControlInText = (text: string): boolean => controlInText.test(text);
export const hasBidi = (text: string): boolean => bidi.test(text);
export const hasUnseen = (text: string): boolean => unseen.test(text);

/** Text of the plan with signs that act on a screen written out as `\u202e`; everything else unchanged. */
export function visible(text: string): string {
  return text.replace(escapedAlways, escaped);
}

/** The same for text that is about to be refused as a command: every sign outside ASCII is written out. */
export function visibleCommand(text: string): string {
  return text.replace(escapedInCommands, escaped);
}

/** For messages: visible, in quotation marks, cut after 80 characters. */
export function quoted(text: string): string {
  const whole = visible(text);
  return `“${whole.length > 80 ? `${whole.slice(0, 80)}…` : whole}”`;
}

function escaped(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`;
}
