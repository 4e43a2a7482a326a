export type Piece = { text: string; matched: boolean };

/** Cuts `text` at the words that spoke for a mapping, ignoring case. The pieces joined are the text again. */
export function markMatched(text: string, matched: readonly string[]): Piece[] {
  const words = matched.filter((word) => word.trim() !== '').sort((a, b) => b.length - a.length);
  if (!words.length) return [{ text, matched: false }];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, matched: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
