import { type Item, sectionOf } from './entry';
import { sectionKind } from './section-words';
import { isSure, type Survey } from './survey';

/**
 * Finds the tasks of a file without boxes, numbered titles and tables: bullets with ids, or those under titles that
 * speak of tasks, phases or priorities, or all when the file's title or its place does.
 */
export function findPlainBullets({ items, title, isPlan, isGuide }: Survey): Set<Item> {
  if (isGuide || items.some((item) => item.box)) return new Set();
  const top = items.filter(({ depth, path }) => depth === 0 && isWork(sectionOf(path)));
  const sure = top.filter(({ front }) => isSure(front.ref));
  if (sure.length >= 2 && sure.length >= top.length * 0.6) return new Set(sure);
  const announced = top.filter(({ path }) => sectionOf(path) !== 'neutral');
  const says = sectionKind(title);
  const titled =
    says === 'tasks' || says === 'phase' || /(?:^|\s)(?:tasks?|to-?do|plan|checklist)(?:\s|:|$)/i.test(title);
  // Beside numbered phases and priorities other sections are about something else; beside a backlog they are work too.
  const isWhole = announced.every(({ path }) => sectionOf(path) === 'tasks') && (isPlan || titled);
  if (!isWhole) return new Set(announced);
  return new Set(announced.length > 0 ? top.filter(({ path }) => path !== null) : top);
}

function isWork(says: ReturnType<typeof sectionOf>): boolean {
  return says === 'neutral' || says === 'phase' || says === 'tasks';
}
