import { approvable } from '@/components/plan/use-approve-many';
import { whyNotRun } from '@/components/run/why-not-run';
import { headerPlaces } from '@/components/shell/header-places';
import { themeWords } from '@/components/shell/theme-items';
import { themes } from '@/lib/client/theme';
import type { Board, SpecSummary } from '@/lib/domain/board';
import { isEnded } from '@/lib/domain/run-status';
import { isOpen, isSettled } from '@/lib/domain/task-status';
import type { PaletteAct, PaletteEntry, PaletteGroup } from './palette-entry';

const go = (href: string): PaletteAct => ({ kind: 'go', href });
const pageOf = (spec: string, ...rest: string[]): string => ['/specs', encodeURIComponent(spec), ...rest].join('/');

/** Everything the palette offers here: acts for the board at hand, its tasks and pages, specs, places, themes. */
export function paletteEntries(specs: readonly SpecSummary[], board: Board | null): PaletteEntry[] {
  const entry = (group: PaletteGroup, label: string, act: PaletteAct, more: Partial<PaletteEntry> = {}) => ({
    ...{ id: `${group} ${label}`, group, label, act },
    ...more,
  });
  return [
    ...(board ? actsOf(board).map(([label, act, words]) => entry('Do', label, act, { words })) : []),
    ...(board ? tasksOf(board) : []),
    ...specs.map(({ id, title }) => entry('Specs', title, go(pageOf(id)), { id: `spec ${id}`, code: id })),
    ...(board ? pagesOf(board).map(([label, href]) => entry('Pages', label, go(href), { remark: board.spec })) : []),
    entry('Pages', 'All specs', go('/'), { words: 'home' }),
    entry('Pages', 'Inbox', go('/inbox'), { words: 'waiting for you' }),
    ...headerPlaces.map(({ label, href }) => entry('Pages', label, go(href))),
    ...themes.map((theme) => entry('Theme', themeWords[theme], { kind: 'theme', theme }, { words: 'theme' })),
  ];
}

/** What can be done with the spec as a whole now; what cannot is not offered. */
function actsOf(board: Board): [label: string, act: PaletteAct, words: string][] {
  const { spec, run } = board;
  const acts: [string, PaletteAct, string][] = [];
  const rows = board.layers.flatMap((layer) => layer.tasks);
  if (run && !isEnded(run.status)) {
    if (run.status === 'paused') acts.push([`Continue ${spec}`, { kind: 'move', verb: 'continue', spec }, 'go on']);
    if (run.status === 'running') acts.push([`Pause ${spec}`, { kind: 'move', verb: 'pause', spec }, 'stop halt']);
  } else if (whyNotRun(board) === null && board.progress.complete < board.progress.total) {
    acts.push([`Run ${spec}`, { kind: 'move', verb: 'run', spec }, 'start']);
  }
  const tasks = approvable(board.layers, 90);
  if (tasks.length) acts.push([`Approve all 90+ in ${spec} (${tasks.length})`, { kind: 'approve', spec, tasks }, '']);
  if (rows.some((row) => row.mapping.answer === null && !isSettled(row.status)))
    acts.push([`Ask Claude about tasks of ${spec}`, go(`${pageOf(spec, 'review')}?ask=1`), 'mapping proposal']);
  const logged = rows.filter(({ runTask }) => runTask && runTask.attempts > 0);
  const latest =
    logged.find((row) => isOpen(row.status)) ??
    logged.find((row) => row.task.id === run?.pause?.taskId) ??
    logged.toSorted((a, b) => startOf(b).localeCompare(startOf(a)))[0];
  if (latest)
    acts.push([`Open the log of ${latest.task.key}`, go(`${pageOf(spec, 'tasks', latest.task.id)}#log`), 'output']);
  return acts;
}

const startOf = ({ runTask }: Board['layers'][number]['tasks'][number]): string => runTask?.startedAt ?? '';

function tasksOf({ spec, layers }: Board): PaletteEntry[] {
  return layers.flatMap((layer) =>
    layer.tasks.map(({ task }) => ({
      ...{ id: `task ${spec} ${task.id}`, group: 'Tasks' as const, label: task.description, code: task.key },
      ...{ remark: spec, words: task.ref ?? '', act: go(pageOf(spec, 'tasks', task.id)) },
    })),
  );
}

function pagesOf({ spec, run }: Board): [label: string, href: string][] {
  const pages: [string, string][] = [
    ['Plan', pageOf(spec)],
    ['Review mappings', pageOf(spec, 'review')],
    ['Run page', pageOf(spec, 'run')],
  ];
  if (run)
    pages.push(
      ['Summary', pageOf(spec, 'summary')],
      ['Runs', pageOf(spec, 'runs')],
      ['Timeline', `${pageOf(spec, 'run')}?view=timeline`],
    );
  return pages;
}
