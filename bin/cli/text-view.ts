import { progressOf } from '@/lib/domain/progress';
import type { RunTask } from '@/lib/domain/run';
import type { RunSnapshot } from '@/lib/domain/run-event';
import type { RunStop, RunView } from './follow-run';
import { progressLine } from './progress-bar';
import { waysOn } from './question';
import { questionLines } from './show/inbox';
import { tableLines } from './table';
import { taskLine, troubleLines } from './task-lines';
import type { Terminal } from './terminal';
import { visibleText } from './visible-text';
import { counted, durationText, statusText } from './wording';

// Statuses in which nothing has happened yet that is worth a line.
const silent = new Set(['pending', 'queued', 'starting']);

/**
 * Plain lines, one for each start and end; on a terminal the ends alone, above a bar that stays at the bottom.
 * What ended before `since` (ISO 8601) is counted in the opening, not told again. `replyVerb` is what stands before an
 * answer to a question of a task; nothing where the answer alone is typed.
 */
export function createTextView(
  terminal: Terminal,
  since: string,
  replyVerb: (spec: string, task: string) => string = () => '',
): RunView {
  const { style, interactive } = terminal;
  const shown = new Map<string, string>();
  let begun = false;
  let layer: string | null = null;
  let bar = '';

  const erase = () => {
    if (bar) terminal.out('\r\u001b[2K');
    bar = '';
  };
  const draw = (state: RunSnapshot) => {
    if (!interactive) return;
    const next = progressLine(state, terminal.columns());
    if (next === bar) return;
    erase();
    bar = next;
    terminal.out(bar);
  };
  const print = (lines: string[]) => {
    if (lines.length) erase();
    for (const line of lines) terminal.line(line);
  };
  const show = (task: RunTask, state: RunSnapshot) => {
    if (shown.get(task.taskId) === task.status) return;
    shown.set(task.taskId, task.status);
    if (silent.has(task.status) || (interactive && task.status === 'running')) return;
    const heading: string[] = [];
    if (task.layerKey !== '' && task.layerKey !== layer) {
      layer = task.layerKey;
      const name = state.run.layers.find((candidate) => candidate.key === layer)?.name ?? '';
      heading.push(style('strong', visibleText(`${layer} ${name}`.trim())));
    }
    const asked = task.question ? questionLines(task.question, replyVerb(state.run.specId, task.key), style) : [];
    print([...heading, taskLine(task, style, terminal.columns()), ...asked, ...troubleLines(task, style)]);
  };

  return {
    item(item, state) {
      if (item.type === 'snapshot') {
        if (!begun) print(openingLines(state, terminal));
        begun = true;
        for (const task of state.tasks) {
          if (task.finishedAt !== null && task.finishedAt < since) shown.set(task.taskId, task.status);
          else show(task, state);
        }
      } else if (item.type === 'events') {
        for (const event of item.events) if (event.type === 'task.changed') show(event.task, state);
      }
      draw(state);
    },
    stopped(stop, state) {
      erase();
      print(closingLines(stop, state, terminal));
    },
  };
}

function openingLines(state: RunSnapshot, { style }: Terminal): string[] {
  const { run } = state;
  if (run.kind === 'command') return [style('strong', visibleText(`${run.specId}: ${run.title}`))];
  const progress = progressOf(state.tasks);
  const done = progress.complete + progress.skipped;
  const title = style('strong', visibleText(`${run.specId}: ${run.title}`));
  const counts = `${counted(progress.total, 'task')} in ${counted(run.layers.length, 'layer')}`;
  const lines = [`${title}  ${style('quiet', done ? `${counts}, ${done} done` : counts)}`];
  if (run.rehearsal) lines.push(style('warn', 'Rehearsal: no command is run; plan and status file stay as they are.'));
  return lines;
}

/** How it ended; when it waits: for what, and what to type. */
export function closingLines(stop: RunStop, state: RunSnapshot, { style }: Terminal): string[] {
  const { run, pause } = stop;
  const progress = progressOf(state.tasks);
  const took = durationText(Math.max(0, Date.parse(run.finishedAt ?? run.updatedAt) - Date.parse(run.startedAt)));
  const counts = [`${progress.complete} complete`];
  if (progress.skipped) counts.push(`${progress.skipped} skipped`);
  if (progress.failed) counts.push(`${progress.failed} failed`);
  const isCommand = run.kind === 'command';
  const figures = isCommand ? '' : `${counts.join(', ')} of ${counted(progress.total, 'task')}`;
  if (run.status !== 'paused') {
    const tone = run.status === 'complete' ? 'good' : 'bad';
    const what = isCommand ? visibleText(run.title) : run.specId;
    return ['', `${style(tone, `${what} is ${statusText(run.status)}`)}: ${figures ? `${figures} in ` : ''}${took}.`];
  }
  const ways = waysOn(run.specId, stop).map((way) => [way.command, style('quiet', way.does)]);
  return [
    '',
    `${style('warn', `${run.specId} waits:`)} ${pause ? visibleText(pause.message) : 'nobody said for what.'}`,
    ...(figures ? [style('quiet', figures)] : []),
    ...tableLines(ways, '  '),
  ];
}
