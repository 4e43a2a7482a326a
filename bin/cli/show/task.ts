import { type Style, toneOfStatus } from '@/bin/cli/style';
import { tableLines } from '@/bin/cli/table';
import { visibleText } from '@/bin/cli/visible-text';
import { durationText, statusText } from '@/bin/cli/wording';
import type { TaskDetail } from '@/lib/domain/board';
import { answerLabel } from '@/lib/domain/mapping';
import type { Attempt } from '@/lib/domain/run';
import { proposalLines } from './mappings';

/** `ashlar task`: what is known of one task, in the plan or gone from it. */
export function taskDetailLines({ task: row, gone, attempts, history }: TaskDetail, style: Style): string[] {
  const { task, mapping, status } = row;
  const title = style('strong', visibleText(`${task.key} ${task.description}`));
  const lines = [`${title}  ${style(toneOfStatus(status), statusText(status))}`];
  if (gone) lines.push(style('warn', `No longer in the plan${gone.since ? `, since ${shortTime(gone.since)}` : ''}.`));
  if (mapping.voided) lines.push(style('warn', visibleText(mapping.voided)));
  const approved = mapping.status === 'approved' ? style('good', '  approved') : '';
  const [head = '', ...why] = proposalLines(mapping, style);
  lines.push(`${head}${approved}`, ...why);
  const earlier = history.filter(({ id }) => id !== mapping.id);
  const mappings = earlier.map(({ createdAt, answer, origin }) => [
    shortTime(createdAt),
    origin,
    answer ? visibleText(answerLabel(answer)) : 'asked you',
  ]);
  if (mappings.length) lines.push('', style('strong', 'Earlier mappings'), ...tableLines(mappings, '  '));
  lines.push('', style('strong', 'Attempts'), ...(attempts.length ? attemptLines(attempts, style) : ['  none']));
  return lines;
}

function attemptLines(attempts: readonly Attempt[], style: Style): string[] {
  const rows = attempts.map(({ n, status, startedAt, durationMs, command, logPath }) => [
    String(n),
    style(toneOfStatus(status), statusText(status)),
    shortTime(startedAt),
    durationMs === null ? '' : durationText(durationMs),
    visibleText(command),
    style('quiet', visibleText(logPath)),
  ]);
  return tableLines(rows, '  ');
}

const shortTime = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
