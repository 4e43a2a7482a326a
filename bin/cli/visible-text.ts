// Plans and command output are other people's text: escape sequences in it must not reach the terminal, and
// invisible or bidirectional characters must not make one command look like another.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line of foreign text, safe for a terminal: control and invisible characters are written out as `\u001b`. */
export const visibleText = (text: string): string => text.replaceAll('\t', ' ').replace(hidden, escaped);

/** As `visibleText`, but line ends stay: for output of several lines. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n').map(visibleText).join('\n');
}

function escaped(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
