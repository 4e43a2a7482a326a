import { emptyStack, type Stack } from '@/lib/domain/project';
import { cleanText } from './clean-text';

export type StackField = 'frontend' | 'backend' | 'database' | 'ai' | 'auth';
const VALUE_MAX = 200;
const ITEMS_MAX = 40;
const DEPTH_MAX = 4;

/** Names that would reach an object's prototype in careless code: never data of a project. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys as found in the wild, lower case without separators, to the field they mean. */
const fieldByKey = new Map<string, StackField>([
  ...names('frontend', 'frontend frontendframework client web webframework ui clientside'),
  ...names('backend', 'backend backendframework server serverside api apiframework'),
  ...names('database', 'database databases db datastore datastores persistence orm'),
  ...names('ai', 'ai aiml aiprovider aiproviders aisdk llm llms ml aistack'),
  ...names('auth', 'auth authentication authprovider identity'),
]);

/** Keys of an entry that say what it is, most telling first; the rest of an entry only qualifies it. */
const nameKeys = [
  'framework',
  'name',
  'provider',
  'primary',
  'type',
  'engine',
  'library',
  'sdk',
  'platform',
  'service',
];
const ignoredKeys = new Set(['version', 'description', 'url', 'notes', 'note', 'purpose', 'path', 'port', 'status']);

/**
 * Reads a stack in any of the shapes people write: a record of fields, nested `{framework, name}` entries, arrays,
 * or one line of text. What belongs to no field goes to `other`.
 */
export function stackFromValue(value: unknown): Stack {
  const stack: Stack = { ...emptyStack, other: [] };
  if (typeof value === 'string' || Array.isArray(value)) {
    stack.other = list(value).slice(0, ITEMS_MAX);
    return stack;
  }
  for (const [key, entry] of ownEntries(value)) {
    const field = fieldByKey.get(plainKey(key));
    const text = describeEntry(entry, 0);
    if (!text) continue;
    if (!field) stack.other.push(...list(entry));
    else stack[field] = stack[field] === null ? text : cleanText(`${stack[field]}, ${text}`, VALUE_MAX);
  }
  stack.other = [...new Set(stack.other)].slice(0, ITEMS_MAX);
  return stack;
}

/** True when nothing at all is known. */
export function isEmptyStack(stack: Stack): boolean {
  return !stack.frontend && !stack.backend && !stack.database && !stack.ai && !stack.auth && stack.other.length === 0;
}

/** The fields of the first, filled from the second where they are empty. */
export function fillStack(stack: Stack, from: Stack): Stack {
  return {
    frontend: stack.frontend ?? from.frontend,
    backend: stack.backend ?? from.backend,
    database: stack.database ?? from.database,
    ai: stack.ai ?? from.ai,
    auth: stack.auth ?? from.auth,
    other: [...new Set([...stack.other, ...from.other])].slice(0, ITEMS_MAX),
  };
}

/** An object's own entries without the forbidden keys; none for anything else. */
export function ownEntries(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([key]) => !forbiddenKeys.has(key))
    .slice(0, 200);
}

/** One line for an entry: `Supabase (Prisma)` of `{provider: 'Supabase', orm: 'Prisma'}`. */
function describeEntry(value: unknown, depth: number): string {
  if (depth > DEPTH_MAX) return '';
  if (typeof value === 'string') return cleanText(value, VALUE_MAX);
  if (Array.isArray(value)) {
    const parts = value.slice(0, ITEMS_MAX).map((entry) => describeEntry(entry, depth + 1));
    return cleanText([...new Set(parts.filter(Boolean))].join(', '), VALUE_MAX);
  }
  const entries = ownEntries(value).filter(([key]) => !ignoredKeys.has(plainKey(key)));
  const rank = (key: string): number => (nameKeys.indexOf(plainKey(key)) + nameKeys.length + 1) % (nameKeys.length + 1);
  const parts = entries
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([key, entry]) => (entry === true ? cleanText(key, 60) : describeEntry(entry, depth + 1)))
    .filter(Boolean);
  const [main, ...rest] = [...new Set(parts)];
  return main === undefined ? '' : cleanText(rest.length ? `${main} (${rest.join(', ')})` : main, VALUE_MAX);
}

function list(value: unknown): string[] {
  if (typeof value === 'string') {
    return value
      .split(/[,;\n]|\s\+\s/)
      .map((part) => cleanText(part, VALUE_MAX))
      .filter(Boolean);
  }
  if (Array.isArray(value)) return value.flatMap((entry) => describeEntry(entry, 0) || []);
  return [describeEntry(value, 0)].filter(Boolean);
}

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, '');
}

function names(field: StackField, keys: string): [string, StackField][] {
  return keys.split(' ').map((key) => [key, field]);
}
