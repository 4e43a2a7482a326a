import { readLayerHeading } from '@/lib/plan/layer-heading';
import { type TaskDraft, takeFront } from '@/lib/plan/task-draft';
import type { Dialect, Field, FieldName } from './dialect';

const KEY_LENGTH_MAX = 30;

const fieldNames = new Map<string, FieldName>([
  ['complexity', 'complexity'],
  ['agent', 'agent'],
  ['assigned agent', 'agent'],
  ['assigned to', 'agent'],
  ['assignee', 'agent'],
  ['dependencies', 'dependencies'],
  ['dependency', 'dependencies'],
  ['depends on', 'dependencies'],
  ['blocked by', 'dependencies'],
  ['estimate', 'estimate'],
  ['estimated time', 'estimate'],
  ['estimated effort', 'estimate'],
  ['time estimate', 'estimate'],
  ['effort', 'estimate'],
  ['command', 'command'],
  ['slash command', 'command'],
  ['id', 'id'],
  ['optional', 'optional'],
]);

/** `- [ ] Task: Setup database schema` with bullets `Complexity:`, `Agent:`, `Dependencies:` … below it. */
export const dialectB: Dialect = { name: 'B', readHeading: readLayerHeading, takeMark, readField };

function takeMark(draft: TaskDraft): boolean {
  const pair = draft.given.includes('word') ? null : keyAndValue(draft.text);
  const word = pair && /^task(?:\s+#?(\d{1,6}))?$/i.exec(pair.key);
  if (!pair || !word || pair.value === '') return false;
  draft.given.push('word');
  if (word[1]) draft.number = Number(word[1]);
  takeFront(draft, pair.offset);
  draft.text = withoutLooseEnd(draft.text);
  return true;
}

function readField(text: string): Field | null {
  const pair = keyAndValue(text);
  const name = pair && fieldNames.get(pair.key.toLowerCase());
  // Both are words of sentences too: `Optional: add a cache`.
  if (name === 'id' && !/^(?:\S{1,60}|(`+).+\1)$/.test(pair?.value ?? '')) return null;
  if (name === 'optional' && !/^yes$/i.test(pair?.value ?? '')) return null;
  return pair && name ? { name, value: withoutLooseEnd(pair.value), offset: pair.offset } : null;
}

/** Splits `**Key**: value` and `**Key:** value` at the first colon; null when none comes early. */
function keyAndValue(text: string): { key: string; value: string; offset: number } | null {
  const colon = text.indexOf(':');
  // No key holds a parenthesis, but most tasks with a command have one before their first colon.
  if (colon === -1 || colon >= KEY_LENGTH_MAX || text.lastIndexOf('(', colon) !== -1) return null;
  const before = text.slice(0, colon).trim();
  const key = before.replace(/[*_`]/g, '').trim().replace(/\s+/g, ' ');
  // Only in `**Key:** value` do signs of emphasis after the colon belong to the key.
  const skipped = before.startsWith('*') && !before.endsWith('*') ? /[\s*]/ : /\s/;
  let offset = colon + 1;
  while (offset < text.length && skipped.test(text[offset] as string)) offset++;
  return { key, value: text.slice(offset).trim(), offset };
}

/** `**Task: text**` leaves the end of its emphasis behind. */
function withoutLooseEnd(text: string): string {
  const isLoose = text.endsWith('**') && text.split('**').length % 2 === 0;
  return isLoose ? text.slice(0, -2).trimEnd() : text;
}
