import { readRunMode } from '@/lib/plan/run-mode';
import type { TaskDraft } from '@/lib/plan/task-draft';
import type { WrittenPhase } from '@/lib/plan/written-phase';
import type { Path, Title } from './entry';

/** A task with the titles it stands under; titles that are tasks are left out. */
export type PlacedDraft = { draft: TaskDraft; path: Path | null };

/**
 * Groups tasks into phases: by titles such as `Phase 2` where most tasks stand under one, else by the outermost titles
 * of which there are several. What stands before the first has a phase without a title.
 */
export function groupPhases(tasks: readonly PlacedDraft[], heads: ReadonlySet<Title>): WrittenPhase[] {
  const paths = tasks.map(({ path }) => titlesOf(path, heads));
  const choose = phaseChooser(paths);
  const phases: WrittenPhase[] = [];
  const known = new Map<Title | null, WrittenPhase>();
  tasks.forEach(({ draft }, index) => {
    const title = choose(paths[index] ?? []);
    const phase = known.get(title);
    if (phase) {
      phase.tasks.push(draft);
      return;
    }
    const opened = openPhase(title, draft);
    known.set(title, opened);
    phases.push(opened);
  });
  return phases;
}

function openPhase(title: Title | null, draft: TaskDraft): WrittenPhase {
  const place = title ? { line: title.first, column: title.head.column } : { line: draft.line, column: draft.column };
  const text = title ? phaseTitle(title.text) : '';
  return { title: text, place, parallel: readRunMode(text).parallel, tasks: [draft] };
}

/** Without emphasis and the colon at its end. */
export function phaseTitle(text: string): string {
  return text
    .replace(/\*\*|__|~~|`/g, '')
    .trim()
    .replace(/[:：]$/, '')
    .trim();
}

/** The titles above a task, the outermost first. */
function titlesOf(path: Path | null, heads: ReadonlySet<Title>): Title[] {
  const titles: Title[] = [];
  for (let node = path; node; node = node.up) if (!heads.has(node.title)) titles.push(node.title);
  return titles.reverse();
}

function phaseChooser(paths: readonly Title[][]): (titles: readonly Title[]) => Title | null {
  const named = paths.filter((titles) => titles.some(isPhase)).length;
  if (named >= paths.length / 2 && named > 0)
    return (titles) => titles.find(isPhase) ?? titles.find(({ says }) => says !== 'tasks') ?? titles[0] ?? null;
  const levels = new Map<number, Set<Title>>();
  for (const titles of paths) {
    for (const title of titles) {
      const same = levels.get(title.level) ?? new Set();
      levels.set(title.level, same.add(title));
    }
  }
  const level = [...levels.keys()].sort((a, b) => a - b).find((key) => (levels.get(key)?.size ?? 0) > 1);
  if (level === undefined) return (titles) => titles[0] ?? null;
  return (titles) =>
    titles.find((title) => title.level === level) ??
    titles.findLast((title) => title.level < level) ??
    titles[0] ??
    null;
}

const isPhase = ({ says }: Title): boolean => says === 'phase';
