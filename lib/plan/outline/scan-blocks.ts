import type { Block, HeadingBlock, ItemBlock, OpaqueBlock, ProseBlock, TextLine } from '@/lib/plan/block';
import type { PlanLines } from '@/lib/plan/plan-lines';
import { COLON_LEVEL, type Entry, type Item, LABEL_LEVEL, type Path, type Title } from './entry';
import { readFront } from './front';
import { readLabel } from './label';
import { readOutlineBox } from './outline-box';
import { sectionKind } from './section-words';
import { cellsOf, opensTable } from './table-lines';

/** Turns the blocks of a plan into entries, each with the titles and the bullet it stands under. */
export function scanBlocks(blocks: readonly Block[], lines: PlanLines, docTitle: HeadingBlock | null): Entry[] {
  const scanner = new Scanner(lines, docTitle);
  blocks.forEach((block, index) => {
    scanner.take(block, blocks[index + 1], blocks[index + 2]);
  });
  return scanner.entries;
}

class Scanner {
  readonly entries: Entry[] = [];
  readonly #lines: PlanLines;
  readonly #docTitle: HeadingBlock | null;
  #path: Path | null = null;
  /** Open bullets by depth. */
  #items: Item[] = [];
  /** Depth from which bullets stand under a line that announces criteria or notes. */
  #asideFrom: number | null = null;
  /** Level of bold lines such as `**Phase 2**`: headings below them belong to them. */
  #phaseLabelLevel: number | null = null;

  constructor(lines: PlanLines, docTitle: HeadingBlock | null) {
    this.#lines = lines;
    this.#docTitle = docTitle;
  }

  take(block: Block, next: Block | undefined, afterNext: Block | undefined): void {
    if (block.kind === 'item') this.#takeItem(block);
    else if (block.kind === 'heading') this.#takeHeading(block);
    else if (block.kind === 'prose') this.#takeProse(block, [next, afterNext]);
    else this.#keep(block);
  }

  #keep(block: OpaqueBlock): void {
    const { first, last, depth } = block;
    this.entries.push({ kind: 'kept', first, last, depth, block, path: this.#path });
  }

  #takeHeading(block: HeadingBlock): void {
    const { first, last, depth, head } = block;
    if (depth > 0 || (block.underlined && !this.#isTitleUnderlined(block))) {
      const lines = Array.from({ length: block.underlined ? Math.max(1, last - first) : 1 }, (_, index) =>
        this.#textLine(first + index),
      );
      this.#takeProse({ kind: 'prose', first, last, depth, lines }, []);
      if (block.underlined) this.#keep({ kind: 'rule', first: last, last, depth, closed: true });
      return;
    }
    this.#openTitle({ first, last, head, level: block.level }, head.text, block === this.#docTitle);
  }

  /** Text over a short line of dashes is a remark and a ruled line more often than a heading. */
  #isTitleUnderlined({ last, first, head }: HeadingBlock): boolean {
    const line = (this.#lines.structure[last - 1] ?? '').trim();
    if (line.startsWith('=')) return true;
    return (
      last === first + 1 && line.length > 3 && head.text.length <= 80 && !/^(?:\*\*|\[|[-*+] )|[.。]$/.test(head.text)
    );
  }

  #openTitle(place: Pick<Title, 'first' | 'last' | 'head' | 'level'>, text: string, isWhole = false): void {
    const box = readOutlineBox(place.head.text);
    const front = readFront(place.head.text.slice(box?.length ?? 0), false);
    let up = this.#path;
    while (up && up.title.level >= place.level) up = up.up;
    const title = { kind: 'title', ...place, box, front, text, says: sectionKind(text), isWhole } as Title;
    title.path = { title, up };
    this.#path = isWhole ? null : title.path;
    if (this.#phaseLabelLevel !== null && place.level < this.#phaseLabelLevel) this.#phaseLabelLevel = null;
    this.#closeItems();
    this.entries.push(title);
  }

  #takeItem({ first, last, depth, head, more }: ItemBlock): void {
    if (this.#joinsBox(first, last, depth, head, more)) return;
    const box = readOutlineBox(head.text);
    const front = readFront(head.text.slice(box?.length ?? 0), false);
    const parent = this.#items[depth - 1] ?? null;
    if (this.#asideFrom !== null && depth < this.#asideFrom) this.#asideFrom = null;
    const announced = parent !== null && !parent.box && announcesAside(parent.head.text);
    const aside = this.#asideFrom !== null || announced || parent?.aside === true;
    const listed = this.#numberOf(first, head);
    const boxedAbove = parent?.box ? parent : (parent?.boxedAbove ?? null);
    // Not spread together: a large plan has 100,000 of them.
    // biome-ignore format: one line for what was read, one for where it stands.
    const item: Item = {
      kind: 'item', first, last, head, more, box, front,
      depth, path: this.#path, parent, boxedAbove, aside, listed, joined: null,
    };
    this.#items.length = Math.min(this.#items.length, depth);
    this.#items[depth] = item;
    this.entries.push(item);
  }

  /** `- [x]` on a line of its own, with `1. Title` on the next: one task. */
  #joinsBox(first: number, last: number, depth: number, head: TextLine, more: TextLine[]): boolean {
    const above = this.entries.at(-1);
    if (above?.kind !== 'item' || !above.box || above.joined || above.more.length > 0 || above.last !== first - 1)
      return false;
    if (above.box.length < above.head.text.length || readOutlineBox(head.text) || depth < above.depth) return false;
    const listed = this.#numberOf(first, head);
    const front = readFront(head.text, false);
    if (listed === null && front.ref === null) return false;
    if (listed !== null) front.ref ??= { kind: 'number', ref: String(listed), number: listed, length: 0 };
    Object.assign(above, { joined: head, more, last, listed, front });
    this.#items[depth] = above;
    this.#items.length = depth + 1;
    return true;
  }

  #numberOf(line: number, head: TextLine): number | null {
    const lead = (this.#lines.structure[line - 1] ?? '').slice(0, Math.max(0, head.column - 1));
    const number = /(\d{1,9})[.)][ \t]*$/.exec(lead)?.[1];
    return number === undefined ? null : Number(number);
  }

  #takeProse({ depth, lines }: ProseBlock, next: readonly (Block | undefined)[]): void {
    let table: number | null = null;
    lines.forEach((line, index) => {
      if (table === null && opensTable(lines, index)) {
        table = line.line;
        const { line: at } = line;
        this.entries.push({ kind: 'header', first: at, last: at + 1, cells: cellsOf(line), path: this.#path });
        return;
      }
      if (table !== null && line.line === table + 1) return;
      if (table !== null && line.text.includes('|')) {
        const { line: at } = line;
        this.entries.push({ kind: 'row', first: at, last: at, cells: cellsOf(line), table, path: this.#path });
        return;
      }
      table = null;
      this.#takeLine(line, depth, next, index === lines.length - 1);
    });
  }

  #takeLine(line: TextLine, depth: number, next: readonly (Block | undefined)[], isLast: boolean): void {
    if (depth === 0) {
      if (readOutlineBox(line.text)) {
        const { line: at } = line;
        this.#takeItem({ kind: 'item', first: at, last: at, depth: 0, head: line, more: [], ragged: true });
        return;
      }
      const label = readLabel(line, next, isLast);
      if (label) {
        this.#openLabel(label.head, label.level, label.text);
        return;
      }
      if (this.#path?.title.level === COLON_LEVEL) this.#path = this.#path.up;
      this.#closeItems();
    } else this.#asideFrom = announcesAside(line.text) ? depth : null;
    this.#addText(line, depth);
  }

  #openLabel(head: TextLine, level: number, text: string): void {
    const isPhase = level === LABEL_LEVEL && sectionKind(text) === 'phase';
    let heading = this.#path;
    while (heading && heading.title.level >= LABEL_LEVEL) heading = heading.up;
    if (isPhase) this.#phaseLabelLevel ??= (heading?.title.level ?? 0) + 0.5;
    const own = isPhase ? (this.#phaseLabelLevel ?? level) : level;
    this.#openTitle({ first: head.line, last: head.line, head, level: own }, text);
  }

  #addText(line: TextLine, depth: number): void {
    const last = this.entries.at(-1);
    if (last?.kind === 'text' && last.depth === depth && last.last === line.line - 1) {
      last.lines.push(line);
      last.last = line.line;
      return;
    }
    const { line: at } = line;
    this.entries.push({ kind: 'text', first: at, last: at, depth, lines: [line], path: this.#path });
  }

  #closeItems(): void {
    this.#items = [];
    this.#asideFrom = null;
  }

  #textLine(line: number): TextLine {
    const written = this.#lines.structure[line - 1] ?? '';
    const text = written.trim();
    return { line, column: written.length - written.trimStart().length + 1, text, indented: /^\s/.test(written) };
  }
}

/** Whether what stands below a line of a task are conditions or remarks, not parts of the work. */
function announcesAside(text: string): boolean {
  if (text.length > 60) return false;
  const kind = sectionKind(text);
  return kind === 'criteria' || kind === 'remarks' || kind === 'example';
}
