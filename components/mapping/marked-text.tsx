import { markMatched } from '@/lib/client/matched-words';

/** A task's text with the words underlined that spoke for its command. */
export function MarkedText({ text, matched }: { text: string; matched: readonly string[] }) {
  return markMatched(text, matched).map((piece, index) =>
    piece.matched ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text.
        key={index}
        className="bg-transparent text-inherit underline decoration-2 decoration-laid/70 underline-offset-4"
      >
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
