import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Place, Remarks } from '@/lib/plan/remarks';
import { quoted } from '@/lib/plan/visible-text';

/** Names that mean something to JavaScript objects and nothing in a plan. */
const withoutMeaning = new Set(['__proto__', 'constructor', 'prototype']);

const wordings = new Map([
  ['CommaExpected', 'a comma is missing'],
  ['ColonExpected', 'a colon is missing'],
  ['ValueExpected', 'a value is missing'],
  ['PropertyNameExpected', 'a name in quotation marks is missing'],
  ['CloseBraceExpected', 'the } is missing'],
  ['CloseBracketExpected', 'the ] is missing'],
  ['EndOfFileExpected', 'the file goes on after its end'],
  ['InvalidCommentToken', 'JSON has no comments'],
]);

/** JSON text as a tree whose parts know where they stand. */
export class JsonText {
  /** The value of the whole, as far as it could be read; null when nothing could. */
  readonly root: Node | null;
  readonly #starts: number[] = [0];
  readonly #remarks: Remarks;

  /** Never throws; what is no JSON is said with its place as `E_JSON`. */
  constructor(text: string, remarks: Remarks) {
    this.#remarks = remarks;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    this.root = this.#parse(text);
  }

  /** The place of an offset in the text, both counted from 1. */
  placeAt(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  placeOf(node: Node): Place {
    return this.placeAt(node.offset);
  }

  /** An object's members by name; of a name given twice the last one counts, as everywhere in JSON. */
  membersOf(node: Node): Map<string, Node> {
    const members = new Map<string, Node>();
    if (node.type !== 'object') return members;
    for (const { children } of node.children ?? []) {
      const [key, value] = children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      if (withoutMeaning.has(name)) {
        this.#remarks.add('W_JSON_KEY', this.placeOf(key), `${quoted(name)} means nothing here and was not read.`);
        continue;
      }
      if (members.has(name)) {
        const message = `${quoted(name)} stands twice in one object; the last one counts.`;
        this.#remarks.add('W_JSON_KEY_TWICE', this.placeOf(key), message, 'Remove one of them.');
      }
      members.set(name, value);
    }
    return members;
  }

  #parse(text: string): Node | null {
    const errors: ParseError[] = [];
    try {
      const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
      const [first] = errors;
      if (first) this.#remarkError(first, errors.length);
      return root ?? null;
    } catch {
      // The parser calls itself for every level.
      this.#remarks.add('E_JSON', { line: 1, column: 1 }, 'The JSON is nested too deeply to be read.');
      return null;
    }
  }

  #remarkError({ error, offset }: ParseError, count: number): void {
    const name = printParseErrorCode(error);
    const what = wordings.get(name) ?? `${name.replace(/(?!^)(?=[A-Z])/g, ' ').toLowerCase()}`;
    const more = count > 1 ? ` (and ${count - 1} more)` : '';
    this.#remarks.add('E_JSON', this.placeAt(offset), `The file is not JSON: ${what}${more}.`, 'Correct the JSON.');
  }
}

/** The text of a string or number; null for anything else. */
export function textOf(node: Node | undefined): string | null {
  if (!node || (node.type !== 'string' && node.type !== 'number')) return null;
  return String(node.value);
}
