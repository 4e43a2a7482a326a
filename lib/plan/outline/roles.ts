import { quoted } from '@/lib/plan/visible-text';
import { type Entry, headingOf, type Item, type Path, sectionOf, type Title } from './entry';
import { findHeadingTasks, type HeadingTasks, headAbove, isPartOf } from './heading-tasks';
import { findPlainBullets } from './plain-bullets';
import { isSetAside, isSure, type Survey } from './survey';
import { type Columns, findTaskTables } from './table-columns';
import { findContinued, isSum } from './table-row';

/** What a line is: a task, a part of the task above it, or left out although it looks like a task, with the reason. */
export type Role = { kind: 'task' } | { kind: 'part' } | { kind: 'left'; why: string };

/** What the tasks of a file are, and the role of every line that has one; all others are notes or text. */
export type Roles = {
  shape: 'boxes' | 'headings' | 'table' | 'bullets';
  of: Map<Entry, Role>;
  heads: ReadonlySet<Title>;
  repeats: ReadonlyMap<Item, Title>;
  tables: ReadonlyMap<number, Columns>;
};

const task: Role = { kind: 'task' };
const part: Role = { kind: 'part' };

/** Decides what the tasks of a file are. */
export function assignRoles(survey: Survey): Roles {
  const headings = findHeadingTasks(survey);
  if (headings) return rolesOfHeadings(survey, headings);
  const boxes = survey.boxes.filter((box) => !isSetAside(box));
  const tables = survey.isGuide ? new Map<number, Columns>() : findTaskTables(survey);
  const rows = survey.tables.flatMap(({ header, rows }) =>
    tables.has(header.first) ? rows.filter((row) => !isSum(row)) : [],
  );
  const none = { heads: new Set<Title>(), repeats: new Map<Item, Title>(), tables: new Map<number, Columns>() };
  if (rows.length > 2 * boxes.length) {
    const of = boxRoles(survey, none, () => 'the tasks of this file are the rows of a table');
    for (const row of rows) of.set(row, task);
    for (const item of findContinued(survey, tables)) of.set(item, task);
    return { shape: 'table', of, ...none, tables };
  }
  const bullets = boxes.length === 0 ? findPlainBullets(survey) : new Set<Item>();
  const of: Map<Entry, Role> = bullets.size > 0 ? new Map() : boxRoles(survey, none, reasonBySection(survey));
  for (const bullet of bullets) of.set(bullet, task);
  return { shape: bullets.size > 0 ? 'bullets' : 'boxes', of, ...none };
}

function rolesOfHeadings(survey: Survey, { heads, repeats }: HeadingTasks): Roles {
  const bySection = reasonBySection(survey);
  const of = boxRoles(survey, { heads, repeats }, (box) => {
    if (repeats.has(box)) return `it repeats line ${repeats.get(box)?.first}`;
    const why = bySection(box);
    if (why !== null || isSure(box.front.ref)) return why;
    return sectionOf(box.path) === 'tasks' || sectionOf(box.path) === 'phase'
      ? null
      : 'the tasks of this file are its headings';
  });
  for (const head of heads) {
    const above = headAbove(head.path.up, heads);
    of.set(head, above && isPartOf(head, above) ? part : task);
  }
  return { shape: 'headings', of, heads, repeats, tables: new Map() };
}

/** Roles of all bullets with boxes; `leftOut` says why one that stands under no other is no task, or null. */
function boxRoles(
  survey: Survey,
  { heads }: Pick<HeadingTasks, 'heads' | 'repeats'>,
  leftOut: (box: Item) => string | null,
): Map<Entry, Role> {
  const of = new Map<Entry, Role>();
  let top: Item | null = null;
  for (const item of survey.items) {
    if (!item.box) continue;
    const role = roleOf(item);
    if (role) of.set(item, role);
    if (role?.kind === 'task') top = item;
  }
  return of;

  function roleOf(item: Item): Role | null {
    const above = item.boxedAbove;
    if (above) {
      const role = of.get(above);
      if (role?.kind === 'left') return { kind: 'left', why: `line ${above.first}, above it, is no task` };
      return !role || (item.aside && !isSure(item.front.ref)) ? null : part;
    }
    const head = headAbove(item.path, heads);
    if (head) return belowHead(item, head);
    const why = leftOut(item);
    if (why !== null) return { kind: 'left', why };
    return top && isNumberedPart(item, top) ? part : task;
  }
}

/** A box below a title that is a task: its part, unless a label between them announces conditions or remarks. */
function belowHead(item: Item, head: Title): Role | null {
  const says = sectionOf(item.path, head);
  const isAside = item.aside || says === 'criteria' || says === 'remarks' || says === 'example';
  return isAside && !isSure(item.front.ref) ? null : part;
}

/** `1.1` below `1.` or `1.0` is its part, also where it is not indented. */
function isNumberedPart(item: Item, top: Item): boolean {
  const whole = (top.front.ref?.ref ?? (top.listed === null ? null : String(top.listed)))?.replace(/\.0$/, '');
  const own = item.front.ref?.ref;
  if (!whole || !own || item.depth < top.depth || headingOf(item.path) !== headingOf(top.path)) return false;
  const kind = top.front.ref?.kind ?? 'number';
  return kind !== 'id' && own.startsWith(`${whole}.`);
}

/** Why a box is no task, by the section it stands in. */
function reasonBySection(survey: Survey): (box: Item) => string | null {
  const boxes = survey.boxes.filter((box) => !isSetAside(box));
  const withId = boxes.filter(({ front }) => front.ref !== null && front.ref.kind !== 'step');
  const bearsIds = withId.length >= 3 && withId.length >= boxes.length * 0.6;
  const filled = new Set(withId.map((box) => headingOf(box.path)));
  const story = storyTasks(survey);
  const first = new Map<string, Item>();
  return (box) => {
    const says = sectionOf(box.path);
    const sure = isSure(box.front.ref);
    if (isSetAside(box))
      return announced(box.path, says === 'example' ? 'shows an example' : 'lists conditions or remarks');
    if (survey.isGuide && !sure && says !== 'tasks') return 'the file teaches how to do something, and it has no id';
    if (story && !isUnder(box.path, story)) return `the tasks of a story stand under ${quoted(story.text)}`;
    const { ref } = box.front;
    const heading = headingOf(box.path);
    if (!ref && bearsIds && says !== 'phase' && heading?.says !== 'tasks' && !filled.has(heading))
      return 'the tasks of this file have ids, and no task stands in its section';
    if (!sure || ref?.ref == null) return null;
    const same = `${ref.ref}\0${box.head.text.slice((box.box?.length ?? 0) + box.front.length)}`;
    const earlier = first.get(same);
    if (earlier && headingOf(earlier.path) !== headingOf(box.path)) return `it repeats line ${earlier.first}`;
    if (!earlier) first.set(same, box);
    return null;
  };
}

function announced(path: Path | null, what: string): string {
  let node = path;
  while (node && node.title.says === 'neutral') node = node.up;
  return `${quoted(node?.title.text ?? '')} ${what}`;
}

/** The section of a story that holds its tasks; its other boxes are conditions and records. */
function storyTasks({ titles }: Survey): Title | null {
  const named = titles.find(({ text }) => /tasks?\s*(?:\/|&|and)\s*sub-?tasks?/i.test(text));
  if (named) return named;
  const isStory = titles.some(({ text }) => /^(?:user )?story:?$/i.test(text.trim()));
  return isStory ? (titles.find(({ says, text }) => says === 'tasks' && /tasks/i.test(text)) ?? null) : null;
}

function isUnder(path: Path | null, title: Title): boolean {
  for (let node = path; node; node = node.up) if (node.title === title) return true;
  return false;
}
