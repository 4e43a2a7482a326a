import { type Item, type Path, sectionOf } from './entry';
import { plainTitle, sectionKind } from './section-words';
import { isSure, type Survey } from './survey';

/**
 * Finds the tasks of a file without boxes, numbered titles and tables: bullets with ids, or those under titles that
 * speak of tasks, phases or priorities, or all when the file's title or its place does.
 */
export function findPlainBullets({ items, title, isPlan, isGuide }: Survey): Set<Item> {
  if (isGuide || items.some((item) => item.box)) return new Set();
  const top = items.filter((item) => item.depth === 0 && isWork(sectionOf(item.path)) && !saysNothing(item));
  const sure = top.filter(({ front }) => isSure(front.ref));
  if (sure.length >= 2 && sure.length >= top.length * 0.6) return new Set(sure);
  const announced = top.filter(({ path }) => sectionOf(path) !== 'neutral');
  const says = sectionKind(title);
  const titled =
    says === 'tasks' || says === 'phase' || /(?:^|\s)(?:tasks?|to-?do|plan|checklist)(?:\s|:|$)/i.test(title);
  // Beside numbered phases other sections are about something else; beside a backlog they are work too, and beside
  // priorities where the file is one list of things to do.
  const isList = says === 'tasks' && announced.every(({ path }) => !isNumbered(path));
  const isWhole = (announced.every(({ path }) => sectionOf(path) === 'tasks') && (isPlan || titled)) || isList;
  if (!isWhole) return new Set(announced);
  return new Set(announced.length > 0 ? top.filter(({ path }) => path !== null) : top);
}

function isWork(says: ReturnType<typeof sectionOf>): boolean {
  return says === 'neutral' || says === 'phase' || says === 'tasks';
}

/** Whether a title that announces work has a number: `P0`, `Phase 2`. */
function isNumbered(path: Path | null): boolean {
  for (let node = path; node; node = node.up)
    if (node.title.says === 'phase') return /[\d一二三四五六七八九十]/u.test(plainTitle(node.title.text));
  return false;
}

/** `- None`, `- No open tasks.`: the section is empty, and says so. */
function saysNothing({ head }: Item): boolean {
  const text = plainTitle(head.text);
  return (
    /^(?:none(?: (?:yet|for now|at the moment|currently))?|nothing(?: (?:yet|here|for now))?|n\/a|tbd|empty|\(empty\)|keine|nichts|aucune?|rien|ninguna?|nada|nenhuma?|nessuna?|niente|geen|нет|なし|特になし|无|無|暂无|없음)[.)]?$/iu.test(
      text,
    ) ||
    /^(?:there (?:are|is) )?no (?:[\p{L}-]+ ){0,3}(?:tasks?|items?|to-?dos?|blockers?|issues?)(?![\p{L}])(?: (?:yet|for now|at the moment|currently|left|remaining))?(?=[.;:]|$)/iu.test(
      text,
    )
  );
}
