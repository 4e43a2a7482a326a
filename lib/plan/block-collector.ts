import type { Token } from 'markdown-it';
import { type Block, bulletLength, type HeadingBlock, type ItemBlock, type TextLine } from './block';
import type { PlanLines } from './plan-lines';

/** `from` is the number of blocks there were when the item began. */
type OpenItem = { line: number; from: number; block: ItemBlock | null };

/** Turns markdown-it's block tokens into a flat list of blocks. */
export class BlockCollector {
  readonly blocks: Block[] = [];
  readonly #lines: PlanLines;
  readonly #items: OpenItem[] = [];
  #heading: Token | null = null;
  /** Indentation of the last bullet at the margin, while nothing but bullets has followed it. */
  #margin: number | null = null;
  #quote: { token: Token; level: number } | null = null;

  constructor(lines: PlanLines) {
    this.#lines = lines;
  }

  take(token: Token): void {
    if (this.#quote) {
      if (token.type === 'blockquote_close' && token.level === this.#quote.level) this.#closeQuote();
      return;
    }
    const first = (token.map?.[0] ?? 0) + 1;
    const last = token.map?.[1] ?? first;
    if (token.type === 'list_item_open') this.#items.push({ line: first, from: this.blocks.length, block: null });
    else if (token.type === 'list_item_close') this.#closeItem();
    else if (token.type === 'blockquote_open') this.#quote = { token, level: token.level };
    else if (token.type === 'heading_open') this.#heading = token;
    else if (token.type === 'inline') this.#takeText(token, first, last);
    else if (token.type === 'hr') this.#push('rule', first, last, true);
    else if (token.type === 'fence') this.#push('fence', first, last, isFenceClosed(token, first, last));
    else if (token.type === 'comment') this.#push('comment', first, last, token.info === 'closed');
  }

  get #depth(): number {
    let depth = 0;
    for (const item of this.#items) if (item.block) depth += 1;
    return depth;
  }

  #push(kind: 'rule' | 'fence' | 'comment' | 'quote', first: number, last: number, closed: boolean): void {
    this.blocks.push({ kind, first, last, depth: this.#depth, closed });
  }

  /** The quote's last line is known only now; all in it is quoted. */
  #closeQuote(): void {
    const [from, to] = this.#quote?.token.map ?? [0, 1];
    this.#quote = null;
    this.#push('quote', from + 1, to, true);
  }

  #closeItem(): void {
    const item = this.#items.pop();
    // A bullet whose own line holds another bullet (`- - text`) is only indentation.
    if (!item || item.block || this.blocks[item.from]?.first === item.line) return;
    const head = { line: item.line, column: 1, text: '', indented: false };
    const { line } = item;
    this.blocks.push({ kind: 'item', first: line, last: line, depth: this.#depth, head, more: [], ragged: false });
  }

  #takeText(token: Token, first: number, last: number): void {
    const texts = token.content.includes('\n')
      ? token.content.split('\n').map((text, index) => this.#textLine(text, first + index))
      : [this.#textLine(token.content, first)];
    const heading = this.#heading;
    this.#heading = null;
    const item = this.#items.at(-1);
    if (item && !item.block) {
      this.#takeItemText(item, texts);
      return;
    }
    if (heading) {
      this.#margin = null;
      this.blocks.push(headingOf(heading, texts, first, heading.map?.[1] ?? last, this.#depth));
      return;
    }
    this.#takeProse(texts);
  }

  #takeItemText(item: OpenItem, texts: TextLine[]): void {
    const head = texts[0] as TextLine;
    const { line } = item;
    const depth = this.#depth + this.#nesting(line);
    const block: ItemBlock = { kind: 'item', first: line, last: head.line, depth, head, more: [], ragged: false };
    this.blocks.push(block);
    if (texts.length > 1) this.#takeFollowing(block, texts.slice(1));
    item.block = block;
  }

  /**
   * Below `1. text` Markdown wants three spaces, people write two: a bullet indented by two or more stands under the one
   * at the margin, whatever the width of that one's marker.
   */
  #nesting(line: number): number {
    if (this.#items.length > 1) return 0;
    const indent = this.#indentOf(line);
    if (this.#margin !== null && indent - this.#margin >= 2) return 1;
    this.#margin = indent;
    return 0;
  }

  /** Lines after a bullet's first: they go on with it, unless they begin like bullets themselves. */
  #takeFollowing(item: ItemBlock, texts: TextLine[]): void {
    const indent = this.#indentOf(item.first);
    let current = item;
    for (const text of texts) {
      const marker = bulletLength(text.text);
      if (marker === null) {
        current.more.push(text);
        current.last = text.line;
        continue;
      }
      const depth = this.#indentOf(text.line) <= indent ? item.depth : item.depth + 1;
      current = raggedItem(text, marker, depth);
      this.blocks.push(current);
    }
  }

  #takeProse(texts: TextLine[]): void {
    if (this.#depth === 0) this.#margin = null;
    const from = texts.findIndex(
      (text, index) => index > 0 && this.#indentOf(text.line) < 4 && bulletLength(text.text),
    );
    const prose = from === -1 ? texts : texts.slice(0, from);
    const first = prose[0] as TextLine;
    const last = (prose.at(-1) as TextLine).line;
    this.blocks.push({ kind: 'prose', first: first.line, last, depth: this.#depth, lines: prose });
    const next = from === -1 ? undefined : texts[from];
    if (!next) return;
    const item = raggedItem(next, bulletLength(next.text) ?? 0, this.#depth);
    this.blocks.push(item);
    this.#takeFollowing(item, texts.slice(from + 1));
  }

  #textLine(content: string, line: number): TextLine {
    const written = (this.#lines.structure[line - 1] ?? '').trimEnd();
    const text = content.trim();
    return { line, column: Math.max(1, written.length - text.length + 1), text, indented: /^\s/.test(written) };
  }

  #indentOf(line: number): number {
    const written = this.#lines.structure[line - 1] ?? '';
    let columns = 0;
    for (const sign of written) {
      if (sign === '\t') columns += 4 - (columns % 4);
      else if (sign === ' ') columns += 1;
      else break;
    }
    return columns;
  }
}

function raggedItem(text: TextLine, marker: number, depth: number): ItemBlock {
  const head = { ...text, column: text.column + marker, text: text.text.slice(marker) };
  return { kind: 'item', first: text.line, last: text.line, depth, head, more: [], ragged: true };
}

function headingOf(token: Token, texts: TextLine[], first: number, last: number, depth: number): HeadingBlock {
  const head = { ...(texts[0] as TextLine), text: texts.map((text) => text.text).join(' ') };
  const level = Number(token.tag.slice(1)) || 1;
  return { kind: 'heading', first, last, depth, level, head, underlined: /^[-=]/.test(token.markup) };
}

/** The closing line is no part of the content, so an open fence has one line more than a closed one. */
function isFenceClosed(token: Token, first: number, last: number): boolean {
  const inner = token.content === '' ? 0 : token.content.replace(/\n$/, '').split('\n').length;
  return inner < last - first;
}
