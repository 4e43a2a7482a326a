import type { OpaqueBlock, TextLine } from '@/lib/plan/block';
import type { Front } from './front';
import type { OutlineBox } from './outline-box';
import type { SectionKind } from './section-words';

/** Level of a bold line that stands as a title, and of a plain line that ends in a colon before a list. */
export const LABEL_LEVEL = 7;
export const COLON_LEVEL = 8;

/** The titles a line stands under, the nearest first. */
export type Path = { title: Title; up: Path | null };

/** A line whose front can hold a box and an id. `front` counts in the text after the box. */
type Marked = { first: number; last: number; head: TextLine; box: OutlineBox | null; front: Front };

/** A heading or a label; a level of 7 or more is none of Markdown's own. `path` ends with the title itself. `isWhole`: it is about the whole file. */
export type Title = Marked & {
  kind: 'title';
  level: number;
  text: string;
  says: SectionKind;
  path: Path;
  isWhole: boolean;
};

export type Item = Marked & {
  kind: 'item';
  more: TextLine[];
  depth: number;
  path: Path | null;
  /** The bullet it stands under. */
  parent: Item | null;
  /** The nearest bullet with a box it stands under. */
  boxedAbove: Item | null;
  /** Stands under a bullet or line of its task that announces criteria, notes or examples. */
  aside: boolean;
  /** The number of a numbered list. */
  listed: number | null;
  /** The line with the words, where the box stands alone on the line above. */
  joined: TextLine | null;
};

export type Cell = { text: string; column: number };
/** A row of a table; `table` is the line of its header. */
export type Row = { kind: 'row'; first: number; last: number; cells: Cell[]; table: number; path: Path | null };
export type Header = { kind: 'header'; first: number; last: number; cells: Cell[]; path: Path | null };

export type Text = { kind: 'text'; first: number; last: number; depth: number; lines: TextLine[]; path: Path | null };
export type Kept = { kind: 'kept'; first: number; last: number; depth: number; block: OpaqueBlock; path: Path | null };

/** A plan file as the readers of outlines see it, in the order of its lines. */
export type Entry = Title | Item | Row | Header | Text | Kept;

/** What the nearest title says that says anything; an example above wins over all. `until` is left out with all above it. */
export function sectionOf(path: Path | null, until: Title | null = null): SectionKind {
  let found: SectionKind = 'neutral';
  for (let node = path; node && node.title !== until; node = node.up) {
    const { says } = node.title;
    if (says === 'example') return 'example';
    if (found === 'neutral') found = says;
  }
  return found;
}

/** The nearest heading, labels left aside. */
export function headingOf(path: Path | null): Title | null {
  let node = path;
  while (node && node.title.level >= LABEL_LEVEL) node = node.up;
  return node?.title ?? null;
}
