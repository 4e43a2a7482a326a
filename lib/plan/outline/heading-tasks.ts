import { type Item, type Path, sectionOf, type Title } from './entry';
import { isSetAside, isSure, type Survey } from './survey';

/** Titles that are tasks, and the bullets elsewhere that only repeat them. */
export type HeadingTasks = { heads: Set<Title>; repeats: Map<Item, Title> };

/** Finds titles that are tasks. Null when the tasks of the file are something else. */
export function findHeadingTasks(survey: Survey): HeadingTasks | null {
  return fromNamed(survey) ?? (survey.isGuide ? null : fromNumbered(survey));
}

/** `### Task 3: Title`, `## T2301 Title`, `### [ ] Title`. */
function fromNamed(survey: Survey): HeadingTasks | null {
  const named = survey.titles.filter(isNamed);
  if (named.length === 0) return null;
  const heads = new Set(named);
  const repeats = findRepeats(survey, named);
  const boxes = survey.boxes.filter((box) => !isSetAside(box) && !repeats.has(box));
  const below = boxes.filter((box) => headAbove(box.path, heads) !== null);
  const outside = boxes.length - below.length;
  // `### Task 1: Set-up` above `- [ ] T001 …` is a group.
  const ids = below.filter(({ front }) => front.ref?.kind === 'id' || front.ref?.kind === 'series').length;
  if (named.every((title) => title.front.ref?.kind !== 'id') && ids > 0 && ids >= below.length / 2) return null;
  if (named.length === 1 ? outside > 0 : outside > named.length + below.length) return null;
  return { heads, repeats };
}

function isNamed({ front, box, path, text, says: own }: Title): boolean {
  const says = sectionOf(path.up);
  if (says === 'example' || says === 'criteria' || says === 'remarks') return false;
  if (box) return true;
  const { ref } = front;
  if (!ref || (ref.kind !== 'id' && ref.kind !== 'word' && ref.kind !== 'series')) return false;
  // `M1 – Set-up` and `P0` name stretches of work.
  if (ref.kind === 'series' && (own !== 'neutral' || /^[A-Z]\d+[a-z]?$/.test(ref.ref ?? ''))) return false;
  // `T001–T008: Set-up` names several tasks, and is none.
  return !/^[^\s]{1,24}?\d[a-z]?[\]*]{0,3}\s*(?:[-–—~]|to|bis|and|&|,)\s*(?:T|TASK-?|#)?\d/i.test(text);
}

/** `### 3. Title`: tasks where a checklist repeats them, or where nothing like a task stands below them. */
function fromNumbered(survey: Survey): HeadingTasks | null {
  const heads = numberedTitles(survey);
  if (heads.length < 2) return null;
  const repeats = findRepeats(survey, heads);
  if (repeats.size >= heads.length * 0.6) return { heads: new Set(heads), repeats };
  if (survey.boxes.length > 0 || survey.tables.some(({ header }) => !isSetAside(header))) return null;
  const set = new Set(heads);
  const lists = new Map<Title, Item[]>();
  for (const item of survey.items) {
    const head = item.depth === 0 ? headAbove(item.path, set) : null;
    if (head) lists.set(head, [...(lists.get(head) ?? []).slice(-20), item]);
  }
  const withTasks = heads.filter((head) => (lists.get(head) ?? []).some((item) => !isField(item)));
  return withTasks.length < heads.length / 2 ? { heads: set, repeats } : null;
}

/** Numbered titles of the level that has most of them. */
function numberedTitles({ titles }: Survey): Title[] {
  const byLevel = new Map<number, Title[]>();
  for (const title of titles) {
    const kind = title.front.ref?.kind;
    const isNumbered = kind === 'number' || kind === 'dotted' || kind === 'step';
    const says = sectionOf(title.path);
    if (!isNumbered || title.level > 6 || (says !== 'neutral' && says !== 'tasks' && says !== 'phase')) continue;
    const same = byLevel.get(title.level);
    if (same) same.push(title);
    else byLevel.set(title.level, [title]);
  }
  return [...byLevel.values()].reduce((most, same) => (same.length > most.length ? same : most), []);
}

/** `- **Priority**: high` says something about the title above it. */
function isField({ head }: Item): boolean {
  return /^(?:\*\*|__)?[\p{L}\p{N} /]{1,30}(?:\*\*|__)?\s*[:：]/u.test(head.text);
}

/** Bullets outside the titles' own sections with the same id or the same words. */
function findRepeats({ boxes }: Survey, heads: readonly Title[]): Map<Item, Title> {
  const set = new Set(heads);
  const byWords = new Map(heads.map((head) => [wordsOf(head), head]));
  const byRef = new Map(heads.flatMap((head) => (head.front.ref?.ref ? [[head.front.ref.ref, head] as const] : [])));
  const repeats = new Map<Item, Title>();
  for (const box of boxes) {
    if (headAbove(box.path, set)) continue;
    const ref = box.front.ref?.ref ?? (box.listed === null ? null : String(box.listed));
    const head = byWords.get(wordsOf(box)) ?? (ref === null ? undefined : byRef.get(ref));
    if (head) repeats.set(box, head);
  }
  return repeats;
}

function wordsOf(entry: Item | Title): string {
  const text =
    entry.kind === 'item' && entry.joined ? entry.joined.text : entry.head.text.slice(entry.box?.length ?? 0);
  return text
    .slice(entry.front.length, entry.front.length + 300)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The nearest title above a line that is a task. */
export function headAbove(path: Path | null, heads: ReadonlySet<Title>): Title | null {
  for (let node = path; node; node = node.up) if (heads.has(node.title)) return node.title;
  return null;
}

/** Whether a title that is a task is a part of the one above it: `1.2` of `1`, or one without a number of its own. */
export function isPartOf(head: Title, above: Title): boolean {
  const [own, whole] = [head.front.ref?.ref, above.front.ref?.ref];
  if (own && whole && own.startsWith(`${whole}.`)) return true;
  return isSure(above.front.ref) && /^sub-?task/i.test(head.text.replace(/^[^\p{L}]+/u, ''));
}
