import { type OutlineRef, readOutlineRef } from './outline-ref';

/** What stands in front of a task's own words: id, marks and signs of emphasis. `length` signs of the text. */
export type Front = {
  ref: OutlineRef | null;
  parallel: boolean;
  /** Marks such as `[US1]`, kept as notes. */
  stories: string[];
  /** Signs of emphasis opened in front and closed in the words that follow, innermost last. */
  open: string[];
  /** `~~text~~` or a tick in front. */
  struck: boolean;
  ticked: boolean;
  length: number;
};

const wrappers = ['**', '__', '~~', '*', '_', '`'] as const;
const tick = /^(?:[\u2705\u2714\u2713\u2611]\ufe0f?)(?=\s|\*)/u;
const emoji =
  /^(?:\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*)+(?=\s)/u;
const story = /^\[(?:US|Story|User Story|Epic)[ -]?\d{1,3}(?:[.,/ &+-]{1,3}(?:US)?\d{1,3})*\]/i;
const rounds = 8;

/** Reads the front of a text. `series` allows ids such as `SETUP-01`. */
export function readFront(text: string, series: boolean): Front {
  const front: Front = { ref: null, parallel: false, stories: [], open: [], struck: false, ticked: false, length: 0 };
  for (let round = 0; round < rounds; round++) {
    const before = front.length;
    takeSpace(front, text);
    const rest = text.slice(front.length);
    if (rest === '') break;
    if (!(takeClose(front, rest) || takeMark(front, rest) || takeRef(front, rest, series) || takeOpen(front, rest))) {
      front.length = before === 0 ? before : front.length;
      break;
    }
  }
  takeSpace(front, text);
  return front;
}

function takeSpace(front: Front, text: string): void {
  while (front.length < text.length && /\s/.test(text[front.length] as string)) front.length++;
}

function takeClose(front: Front, rest: string): boolean {
  const mark = front.open.at(-1);
  if (mark === undefined || !rest.startsWith(mark)) return false;
  front.open.pop();
  front.length += mark.length;
  front.length += separator(rest.slice(mark.length), front.ref !== null);
  return true;
}

function takeMark(front: Front, rest: string): boolean {
  const parallel = /^(?:\[P\??\]|\(P\))(?=[\s:[*]|$)/.exec(rest)?.[0];
  if (parallel) {
    front.parallel = true;
    front.length += parallel.length + separator(rest.slice(parallel.length), true);
    return true;
  }
  const named = story.exec(rest)?.[0];
  if (named) {
    front.stories.push(named);
    front.length += named.length + separator(rest.slice(named.length), true);
    return true;
  }
  const ticked = front.ticked ? null : tick.exec(rest)?.[0];
  if (!ticked) return false;
  front.ticked = true;
  front.length += ticked.length;
  return true;
}

function takeRef(front: Front, rest: string, series: boolean): boolean {
  if (front.ref) return false;
  // A picture in front of an id goes with it; in front of words it is one of them.
  const picture = emoji.exec(rest)?.[0] ?? '';
  const gap = picture === '' ? 0 : (/^\s+/.exec(rest.slice(picture.length))?.[0].length ?? 0);
  const from = rest.slice(picture.length + gap);
  const ref = readOutlineRef(from, series);
  if (!ref) return false;
  front.ref = ref;
  front.length += picture.length + gap + ref.length + separator(from.slice(ref.length), true);
  return true;
}

/** The colon or dash between an id and the words. */
function separator(rest: string, afterId: boolean): number {
  return afterId ? (/^\s*(?:[:：]|[-–—|](?=\s))/u.exec(rest)?.[0].length ?? 0) : 0;
}

function takeOpen(front: Front, rest: string): boolean {
  const mark = wrappers.find((wrapper) => rest.startsWith(wrapper));
  if (mark === undefined || !opens(mark, rest)) return false;
  const close = rest.indexOf(mark, mark.length + 1);
  if (close === -1 || !closes(mark, rest, close)) return false;
  if (mark === '`' && !readOutlineRef(rest.slice(1, close), true)) return false;
  if (mark === '~~') front.struck = rest.slice(close + 2).trim().length <= close;
  front.open.push(mark);
  front.length += mark.length;
  return true;
}

function opens(mark: string, rest: string): boolean {
  return /^[\p{L}\p{N}[("“'‘`*_~\p{Extended_Pictographic}<「『（]/u.test(rest.slice(mark.length));
}

/** `__init__.py` and `*.ts` are no emphasis. */
function closes(mark: string, rest: string, close: number): boolean {
  if (mark === '**' || mark === '~~' || mark === '`') return true;
  return /^(?:\s|$|[*_~:：.,;)](?:\s|$|[*_]))/.test(rest.slice(close + mark.length));
}
