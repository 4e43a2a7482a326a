import { type Entry, type Header, type Item, type Row, sectionOf, type Title } from './entry';
import { readFront } from './front';
import type { OutlineRef } from './outline-ref';

/** What there is in a plan file that could be its tasks. */
export type Survey = {
  entries: readonly Entry[];
  items: Item[];
  /** Bullets with a box that stand under no other. */
  boxes: Item[];
  titles: Title[];
  tables: { header: Header; rows: Row[] }[];
  /** Every id the file gives to a line of its own. */
  refs: Set<string>;
  /** Whether ids such as `SETUP-01` are in use. */
  series: boolean;
  /** Title of the file, if it has one that is about the whole. */
  title: string;
  /** The file stands where a tool keeps its plans. */
  isPlan: boolean;
  /** The file teaches how to do something. */
  isGuide: boolean;
};

/** What is known of a file beside its lines. */
export type Nature = Pick<Survey, 'title' | 'isPlan' | 'isGuide'>;

/** Collects what could be tasks. Reads the fronts again where the file has a series of ids of its own. */
export function survey(entries: readonly Entry[], nature: Nature): Survey {
  const items = entries.filter((entry): entry is Item => entry.kind === 'item');
  const titles = entries.filter((entry): entry is Title => entry.kind === 'title' && !entry.isWhole);
  const series = believeSeries(items) || believeSeries(titles);
  const refs = new Set<string>();
  for (const { front } of [...items, ...titles]) if (front.ref?.ref) refs.add(front.ref.ref);
  const tables: Survey['tables'] = [];
  for (const entry of entries) {
    if (entry.kind === 'header') tables.push({ header: entry, rows: [] });
    else if (entry.kind === 'row') tables.at(-1)?.rows.push(entry);
  }
  const boxes = items.filter((item) => item.box && !item.boxedAbove);
  return { entries, items, boxes, titles, tables, refs, series, ...nature };
}

/** Words such as `HTTP2` look like ids: they are believed when half of all lines begin with one, each with its own. */
function believeSeries(marked: readonly (Item | Title)[]): boolean {
  const candidates = marked.filter((entry) => entry.kind === 'title' || entry.box || entry.depth === 0);
  const fronts = candidates.map((entry) => ({ entry, front: readFront(wordsOf(entry), true) }));
  const found = fronts.flatMap(({ front }) => (front.ref?.kind === 'series' ? [front.ref.ref] : []));
  const boxed = candidates.filter((entry) => entry.kind === 'item' && entry.box).length;
  const needed = marked[0]?.kind === 'title' ? 3 : Math.max(2, (boxed || candidates.length) / 2);
  if (found.length < needed || new Set(found).size < found.length * 0.9) return false;
  for (const { entry, front } of fronts) entry.front = front;
  return true;
}

function wordsOf({ kind, head, box, ...rest }: Item | Title): string {
  if (kind === 'item' && 'joined' in rest && rest.joined) return rest.joined.text;
  return head.text.slice(box?.length ?? 0);
}

/** Whether an id is a sure sign of a task, and no mere number in a list. */
export function isSure(ref: OutlineRef | null): boolean {
  return ref !== null && ref.kind !== 'number' && ref.kind !== 'step';
}

/** Whether what stands under this line's titles is shown, or a condition or remark, and no work. */
export function isSetAside(entry: Item | Row | Header): boolean {
  const says = sectionOf(entry.path);
  if (says === 'example') return true;
  const sure = entry.kind === 'item' && isSure(entry.front.ref);
  return (says === 'criteria' || says === 'remarks') && !sure;
}
