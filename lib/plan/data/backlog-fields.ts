import { parse } from 'yaml';
import type { Place } from '@/lib/plan/remarks';

const HEAD_MAX = 32 * 1024;

/** The head of a Markdown file: its fields by name in lower case, and how many lines it takes. */
export type Head = { fields: Map<string, unknown>; lines: number; broken: boolean };

/** Reads the YAML block a Markdown file begins with; null when it begins with none. Never throws. */
export function readHead(lines: readonly string[]): Head | null {
  if (lines[0]?.trimEnd() !== '---') return null;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1) return null;
  const block = lines.slice(1, end).join('\n');
  const fields = block.length > HEAD_MAX ? null : readYaml(block);
  return { fields: fields ?? readPairs(lines.slice(1, end)), lines: end + 1, broken: fields === null };
}

/** Where a field stands; the top of the file when it cannot be found. */
export function placeOfField(lines: readonly string[], head: Head, name: string): Place {
  const index = lines.slice(0, head.lines).findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  return { line: index === -1 ? 1 : index + 1, column: 1 };
}

/** A field's text; empty when it has none. */
export function fieldText(head: Head, name: string): string {
  const value = head.fields.get(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : '';
}

/** A field's list; a single text counts as a list with commas. */
export function fieldList(head: Head, name: string): string[] {
  const value = head.fields.get(name);
  const all = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
  return all
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).trim())
    .filter((one) => one !== '');
}

function readYaml(block: string): Map<string, unknown> | null {
  try {
    const value: unknown = parse(block, {
      maxAliasCount: 0,
      logLevel: 'error',
      schema: 'failsafe',
      uniqueKeys: false,
    });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]));
  } catch {
    return null;
  }
}

/** YAML that is none is still read line by line: `key: value`, and lists of `- item` below a key. */
function readPairs(lines: readonly string[]): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  let list: string[] | null = null;
  for (const line of lines) {
    const pair = /^([A-Za-z_][\w-]*)\s*:\s*(.*)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (pair?.[1]) {
      const value = unquoted(pair[2] ?? '');
      list = value === '' ? [] : null;
      fields.set(pair[1].toLowerCase(), list ?? value);
    } else if (item && list) list.push(unquoted(item[1] ?? ''));
  }
  return fields;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
