/** A line of text with its place in the file, both counted from 1. `indented` is false for text at the margin. */
export type TextLine = { line: number; column: number; text: string; indented: boolean };

/** A bullet. `depth` counts the bullets it stands under; `more` are the lines that go on after its first. */
export type ItemBlock = {
  kind: 'item';
  first: number;
  last: number;
  depth: number;
  head: TextLine;
  more: TextLine[];
  /** Markdown would not see a bullet here, because of its indentation; a person does. */
  ragged: boolean;
};

export type HeadingBlock = {
  kind: 'heading';
  first: number;
  last: number;
  depth: number;
  level: number;
  head: TextLine;
  /** Written as text over a line of dashes. */
  underlined: boolean;
};

export type ProseBlock = { kind: 'prose'; first: number; last: number; depth: number; lines: TextLine[] };

/** Blocks that are kept whole. `closed` is false for a fence or comment that nothing ends. */
export type OpaqueBlock = {
  kind: 'fence' | 'comment' | 'quote' | 'rule';
  first: number;
  last: number;
  depth: number;
  closed: boolean;
};

/** A piece of the plan file, lines `first` to `last`, both included. */
export type Block = ItemBlock | HeadingBlock | ProseBlock | OpaqueBlock;

/** Whether a text begins like a bullet, whatever Markdown makes of its indentation. Null, or the marker's length. */
export function bulletLength(text: string): number | null {
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(text);
  return marker ? marker[0].length : null;
}
