import { parse, YAMLParseError } from 'yaml';
import { cleanText } from './clean-text';
import { ownEntries } from './stack-value';

/** `problem`: why it is no YAML, as the end of a sentence; its lines were read one by one then. */
export type FrontMatter = { fields: Map<string, string>; body: string; problem: string | null };

const FIELD_MAX = 500;
const BLOCK_MAX = 32 * 1024;

/**
 * Front matter of a command's Markdown file as single lines of text. Command files in the field often hold YAML that
 * is none (`argument-hint: [a] [b]`, a second colon): then the lines are read one by one. Never throws.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text.slice(0, BLOCK_MAX));
  if (!match) return { fields: new Map(), body: text, problem: unclosed(text) };
  const block = match[1] ?? '';
  const body = text.slice(match[0].length);
  const yaml = readYaml(block);
  if (yaml instanceof Map) return { fields: yaml, body, problem: null };
  return { fields: readLines(block), body, problem: block.trim() ? yaml : null };
}

/** The first line of Markdown that says something, without its marks. */
export function firstLine(markdown: string): string {
  for (const line of markdown.slice(0, BLOCK_MAX).split('\n')) {
    const plain = cleanText(line.replace(/^[\s#>*_-]+/, ''), FIELD_MAX);
    if (plain && !plain.startsWith('```') && !/^<!--/.test(plain)) return plain;
  }
  return '';
}

/** The fields, or what is wrong with them. */
function readYaml(block: string): Map<string, string> | string {
  try {
    const entries = ownEntries(parse(block, { maxAliasCount: 0, logLevel: 'error' }));
    if (entries.length) return new Map(entries.map(([key, value]) => [key.toLowerCase(), oneLine(value)]));
    return 'holds no fields';
  } catch (error) {
    // The block begins on the file's second line.
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return `is not YAML${line === undefined ? '' : ` at line ${line + 1}`}`;
  }
}

/** Front matter that begins and never ends is text, which is rarely what was meant. */
function unclosed(text: string): string | null {
  return /^---[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*:/.test(text) ? 'has no end' : null;
}

function readLines(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const pair = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/.exec(line.trimEnd());
    if (!pair?.[1]) continue;
    const value = (pair[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
    if (value && !/^[|>][+-]?$/.test(value)) fields.set(pair[1].toLowerCase(), cleanText(value, FIELD_MAX));
  }
  return fields;
}

/** YAML reads the hint `[name]` as a list and `true` as a truth value: both go back to what was written. */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return cleanText(`[${value.map(String).join(', ')}]`, FIELD_MAX);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return cleanText(value, FIELD_MAX);
}
