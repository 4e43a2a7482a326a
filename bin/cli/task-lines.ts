import { answerLabel } from '@/lib/domain/mapping';
import type { RunTask, Wait } from '@/lib/domain/run';
import { isBroken, needsPerson } from '@/lib/domain/task-status';
import { type Style, toneOfStatus } from './style';
import { clipText, padText, textWidth } from './text-width';
import { visibleLines, visibleText } from './visible-text';
import { counted, durationText, statusText } from './wording';

const STATUS_WIDTH = 13;
const KEY_WIDTH = 7;
const TAIL_LINES = 12;

/** A task as one line: status, place, text, what is worth saying of its end, and its command, cut first. */
export function taskLine(task: RunTask, style: Style, columns: number): string {
  const status = style(toneOfStatus(task.status), padText(statusText(task.status), STATUS_WIDTH));
  const head = `  ${status} ${padText(task.key, KEY_WIDTH)} `;
  const facts = [...endFacts(task), task.answer ? visibleText(answerLabel(task.answer)) : ''].filter(Boolean);
  const room = Math.max(30, columns - STATUS_WIDTH - KEY_WIDTH - 4);
  const text = clipText(visibleText(task.description), Math.ceil(room * 0.6));
  const rest = clipText(facts.join(' · '), room - textWidth(text) - 2);
  return rest ? `${head}${text}  ${style('quiet', rest)}` : `${head}${text}`;
}

function endFacts(task: RunTask): string[] {
  const facts: string[] = [];
  if (task.status === 'waiting' && task.wait) facts.push(waitText(task.wait));
  if (task.durationMs !== null && task.finishedAt !== null) facts.push(durationText(task.durationMs));
  const files = task.evidence?.files;
  if (files?.created.length) facts.push(`${counted(files.created.length, 'file')} created`);
  if (files?.modified.length) facts.push(`${counted(files.modified.length, 'file')} modified`);
  // That a command ended well is what `complete` says already; anything else is worth its words.
  if (task.evidence && !files && task.evidence.by !== 'command') facts.push(visibleText(task.evidence.text));
  return facts;
}

/** What a person needs to see of a task that went wrong: the problem, and the end of its output. */
export function troubleLines(task: RunTask, style: Style): string[] {
  if (!isBroken(task.status) && !needsPerson(task.status)) return [];
  const lines: string[] = [];
  if (task.problem) lines.push(style('bad', visibleText(task.problem.message)));
  if (task.problem?.hint) lines.push(style('quiet', visibleText(task.problem.hint)));
  const tail = visibleLines(task.output).trimEnd().split('\n').filter(Boolean).slice(-TAIL_LINES);
  return [...lines, ...tail.map((line) => style('quiet', `| ${line}`))].map((line) => `${' '.repeat(4)}${line}`);
}

function waitText({ reason, until, tries }: Wait): string {
  const at = new Date(until).toLocaleTimeString('en-GB');
  return reason === 'usage-limit' ? `usage limit: goes on by itself at ${at}` : `try ${tries + 1} at ${at}`;
}
