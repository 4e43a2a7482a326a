import type { Style } from '@/bin/cli/style';
import { toneOfStatus } from '@/bin/cli/style';
import { visibleLines, visibleText } from '@/bin/cli/visible-text';
import { counted, statusText } from '@/bin/cli/wording';
import type { Inbox, InboxItem } from '@/lib/domain/inbox';
import type { Question } from '@/lib/domain/question';

const INPUT_LINES = 12;

/** `ashlar inbox`: what waits, and what to type. */
export function inboxLines({ items, waiting }: Inbox, style: Style): string[] {
  if (items.length === 0) return ['Nothing waits for you.'];
  const head =
    waiting === 0
      ? 'Nothing waits for you.'
      : `${counted(waiting, 'thing')} ${waiting === 1 ? 'waits' : 'wait'} for you.`;
  return [style('strong', head), ...items.flatMap((item) => ['', ...itemLines(item, style)])];
}

function itemLines(item: InboxItem, style: Style): string[] {
  const { spec, task, kind, rehearsal } = item;
  const status = task?.status ?? (kind === 'paused' ? 'paused' : '');
  const what = status ? style(toneOfStatus(status), statusText(status)) : style('quiet', statusText(kind));
  const where = [spec, task?.key, rehearsal ? '(rehearsal)' : ''].filter(Boolean).join(' ');
  const lines = [`${style('strong', where)}  ${what}  ${visibleText(task?.description ?? item.title)}`];
  const text = visibleText([item.text, item.hint].filter(Boolean).join(' '));
  // A question says itself what it is about.
  if (!item.question) lines.push(`  ${text}`);
  if (item.until) lines.push(style('quiet', `  until ${item.until}`));
  if (item.question && task) lines.push(...questionLines(item.question, `ashlar reply ${spec} ${task.key}`, style));
  else lines.push(style('quiet', `  ${wayOn(item)}`));
  return lines;
}

function wayOn({ kind, spec }: InboxItem): string {
  return kind === 'plan-changed' ? `ashlar diff ${spec}` : `ashlar status ${spec}`;
}

/** What an agent asks, and how each answer is typed; without a `verb`, the answer alone. */
export function questionLines(question: Question, verb: string, style: Style): string[] {
  const type = (answer: string): string => (verb ? `${verb} ${answer}` : answer);
  if (question.kind === 'choice') {
    const asked = question.questions.flatMap(({ text, several, choices }) => [
      `  ${visibleText(text)}${several ? ' (several)' : ''}`,
      ...choices.map(
        ({ label, description }, at) =>
          `    ${at + 1}  ${visibleText(label)}${description ? style('quiet', `  ${visibleText(description)}`) : ''}`,
      ),
    ]);
    const places = question.questions.map(() => '"…"').join(' ');
    return [...asked, style('quiet', `  ${type(`choose ${places}`)}   or   ${type('deny')}`)];
  }
  const title = `  may it use ${visibleText(question.tool)}? ${visibleText(question.title)}`;
  const input = visibleLines(question.input).split('\n');
  const shown = input.slice(0, INPUT_LINES).map((line) => style('quiet', `  | ${line}`));
  if (input.length > INPUT_LINES) shown.push(style('quiet', `  | … ${input.length - INPUT_LINES} lines more`));
  const always = question.always === null ? [] : [type('always')];
  return [title, ...shown, style('quiet', `  ${[type('allow'), ...always, type('deny "why"')].join('   ')}`)];
}
