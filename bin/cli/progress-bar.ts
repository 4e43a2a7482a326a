import { currentLayer, progressOf } from '@/lib/domain/progress';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { isOpen } from '@/lib/domain/task-status';
import { clipText } from './text-width';
import { visibleText } from './visible-text';
import { counted, durationText } from './wording';

const CELLS = 24;

/** The run in one line: `████░░░░ 33 %  4 of 12 tasks  about 2 min left  L1.3 Add chat endpoint`. */
export function progressLine(state: RunSnapshot, columns: number): string {
  const progress = progressOf(state.tasks);
  const filled = Math.round((progress.percent / 100) * CELLS);
  const parts = [
    `${'█'.repeat(filled)}${'░'.repeat(CELLS - filled)} ${progress.percent} %`,
    `${progress.complete + progress.skipped} of ${counted(progress.total, 'task')}`,
  ];
  if (progress.remainingMs) parts.push(`about ${durationText(progress.remainingMs)} left`);
  const open = state.tasks.filter((task) => isOpen(task.status));
  const first = open[0];
  if (first)
    parts.push(`${first.key} ${visibleText(first.description)}${open.length > 1 ? ` (+${open.length - 1})` : ''}`);
  else if (state.run.status === 'queued') parts.push('waits for another run to end');
  else if (currentLayer(state) === null) parts.push('all layers complete');
  return clipText(parts.join('  '), columns - 1);
}
