import type { Style, Tone } from '@/bin/cli/style';
import { visibleText } from '@/bin/cli/visible-text';
import { counted } from '@/bin/cli/wording';
import type { CatalogEntry, CommandState } from '@/lib/domain/command';
import type { CatalogView } from '@/lib/domain/verb-outputs';

const states: Record<CommandState, [word: string, tone: Tone]> = {
  installed: ['', 'good'],
  disabled: ['turned off', 'warn'],
  shadowed: ['hidden', 'quiet'],
  unlisted: ['not listed', 'warn'],
};

/** `ashlar catalog`: every command with what it does, why it cannot be used, and how many tasks use it. */
export function catalogLines(view: CatalogView, style: Style): string[] {
  const lines = view.commands.flatMap((entry) => entryLines(entry, view, style));
  const usable = view.commands.filter(({ state }) => state === 'installed').length;
  const from = view.from === 'disk' ? 'from disk' : `from disk and ${view.from}`;
  const count = counted(view.commands.length, 'command');
  const narrowed = view.commands.length < view.total ? ` of ${view.total}` : '';
  return [
    ...lines,
    ...(lines.length ? [''] : []),
    `${count}${narrowed}, ${usable} usable, ${from}`,
    ...view.remarks.map(({ file, message }) => style('warn', `${visibleText(file)}: ${visibleText(message)}`)),
  ];
}

function entryLines(entry: CatalogEntry, { uses }: CatalogView, style: Style): string[] {
  const { command, argumentHint, description, state, remark, plugin, source, kind } = entry;
  const [word, tone] = states[state];
  const used = state === 'shadowed' ? 0 : (uses[command]?.length ?? 0);
  const facts = [plugin ?? source, kind === 'skill' ? 'skill' : '', used ? `used by ${counted(used, 'task')}` : ''];
  const head = [style('strong', command), visibleText(argumentHint), word && style(tone, word)];
  const lines = [`${head.filter(Boolean).join(' ')}  ${style('quiet', facts.filter(Boolean).join(', '))}`];
  if (description) lines.push(`    ${visibleText(description)}`);
  if (remark) lines.push(style(state === 'installed' ? 'quiet' : tone, `    ${visibleText(remark)}`));
  return lines;
}
