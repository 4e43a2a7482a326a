import { readFileSync, statSync } from 'node:fs';
import { type Command, slashCommandPattern } from '@/lib/domain/command';
import { AshlarError } from '@/lib/domain/errors';
import { cleanText } from './clean-text';
import { placeOf, scanJson } from './json-place';
import { ownEntries } from './stack-value';

const CATALOG_BYTES_MAX = 8 * 1024 * 1024;

/**
 * Reads a catalog given as JSON: an array of `{command, description, argumentHint}`. Of a name given twice the first
 * entry counts. Throws `E_CATALOG` naming the place that is wrong.
 */
export function readCatalogFile(file: string): Command[] {
  const value = parse(file, readText(file));
  if (!Array.isArray(value)) throw wrong(file, 'must be an array of commands');
  const commands = new Map<string, Command>();
  value.forEach((entry: unknown, index) => {
    const fields = new Map(ownEntries(entry));
    const name = fields.get('command');
    if (typeof name !== 'string' || !slashCommandPattern.test(name)) {
      throw wrong(file, `has no usable command in entry ${index + 1} (${JSON.stringify(name) ?? 'missing'})`);
    }
    if (commands.has(name)) return;
    commands.set(name, {
      command: name,
      description: cleanText(fields.get('description'), 500),
      argumentHint: cleanText(fields.get('argumentHint'), 500),
      source: 'given',
      file: null,
    });
  });
  return [...commands.values()];
}

function readText(file: string): string {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw wrong(file, 'is not a regular file');
    if (stat.size > CATALOG_BYTES_MAX) throw wrong(file, 'is larger than 8 MiB');
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof AshlarError) throw error;
    throw wrong(file, `cannot be read (${(error as NodeJS.ErrnoException).code})`, error);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(file, `is not JSON at ${placeOf(text, scanJson(text).errorAt ?? text.length)}`, error);
  }
}

function wrong(file: string, what: string, cause?: unknown): AshlarError {
  return new AshlarError(
    'E_CATALOG',
    `The catalog ${file} ${what}.`,
    'Give a JSON array of {"command": "/plugin:name", "description": "…", "argumentHint": "…"}.',
    cause,
  );
}
