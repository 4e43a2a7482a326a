export type WordPiece = { kind: 'same' | 'removed' | 'added'; text: string };

/** Longer texts are shown whole, one after the other: comparing them word by word would cost their product. */
const WORDS_MAX = 600;

const wordBorder = /(\s+|[,.;:()[\]`“”"]+)/;

/** What changed from one text to another, word by word; neighbouring words of one kind are one piece. */
export function diffWords(before: string, after: string): WordPiece[] {
  const was = before.split(wordBorder).filter(Boolean);
  const is = after.split(wordBorder).filter(Boolean);
  if (was.length > WORDS_MAX || is.length > WORDS_MAX) {
    return join([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
  const longest = commonLengths(was, is);
  const pieces: WordPiece[] = [];
  let at = 0;
  let to = 0;
  while (at < was.length || to < is.length) {
    if (at < was.length && was[at] === is[to]) {
      pieces.push({ kind: 'same', text: was[at] ?? '' });
      at++;
      to++;
    } else if (to >= is.length || (at < was.length && lengthAt(longest, at + 1, to) >= lengthAt(longest, at, to + 1))) {
      pieces.push({ kind: 'removed', text: was[at++] ?? '' });
    } else pieces.push({ kind: 'added', text: is[to++] ?? '' });
  }
  return join(pieces);
}

/** For every pair of places: how many words the rests have in common, in order. */
function commonLengths(was: readonly string[], is: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  for (let at = was.length - 1; at >= 0; at--) {
    for (let to = is.length - 1; to >= 0; to--) {
      const longer = Math.max(lengthAt(lengths, at + 1, to), lengthAt(lengths, at, to + 1));
      (lengths[at] as Uint16Array)[to] = was[at] === is[to] ? lengthAt(lengths, at + 1, to + 1) + 1 : longer;
    }
  }
  return lengths;
}

const lengthAt = (lengths: readonly Uint16Array[], at: number, to: number): number => lengths[at]?.[to] ?? 0;

/** White space between two changed words belongs to them; of each change the removed words come first. */
function join(pieces: readonly WordPiece[]): WordPiece[] {
  const joined: WordPiece[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  pieces.forEach(({ kind, text }, index) => {
    const next = pieces.slice(index + 1).find((piece) => piece.text.trim() !== '');
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text.trim() === '' && removed && added && next?.kind !== 'same' && next) {
      removed += text;
      added += text;
    } else {
      close();
      const last = joined.at(-1);
      if (last?.kind === 'same') last.text += text;
      else joined.push({ kind, text });
    }
  });
  close();
  return joined;
}
