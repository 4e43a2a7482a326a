import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, slashCommandPattern } from '@/lib/domain/command';
import { AshlarError } from '@/lib/domain/errors';
import { readTextInside } from './bounded-read';
import { cleanText } from './clean-text';
import { type FoundFile, findFolders, findMarkdown } from './command-files';
import { type FrontMatter, firstLine, parseFrontMatter } from './front-matter';
import { placeOf, scanJson } from './json-place';
import { type PluginFolder, projectPlugins, userPlugins } from './plugins';
import { ownEntries } from './stack-value';

const FILE_BYTES_MAX = 512 * 1024;
const COMMANDS_MAX = 5000;
const CATALOG_BYTES_MAX = 8 * 1024 * 1024;

/** Where to look, and whom to tell about files that are not listed. */
export type ScanOptions = { home: string; note?: (text: string) => void };

/**
 * Slash commands found on disk: the project's own, the user's, those of plugins, and skills. Names are unique; the
 * project's win over the user's, these over plugins'. Files that links lead out of their folder are not read.
 */
export function scanCatalog(projectDir: string, { home, note = () => {} }: ScanOptions): Command[] {
  const commands = new Map<string, Command>();
  const add = (name: string, source: Command['source'], root: string, file: string): void => {
    const command = `/${name}`;
    if (commands.has(command) || commands.size >= COMMANDS_MAX) return;
    const found = readTextInside(root, file, FILE_BYTES_MAX);
    if (!slashCommandPattern.test(command)) note(`${file}: “${command}” cannot be a command's name.`);
    else if (found.kind === 'refused') note(`${file} ${found.message}.`);
    else if (found.kind === 'text') {
      const matter = parseFrontMatter(found.text);
      if (matter.fields.get('user-invocable') === 'false') return;
      commands.set(command, { command, ...describeCommand(matter), source, file });
    }
  };
  const addCommands = (root: string, folder: string, source: Command['source'], prefix: string): void => {
    for (const found of findMarkdown(root, folder)) add(prefix + commandName(found), source, root, found.path);
  };
  const addSkills = (root: string, folder: string, prefix: string): void => {
    for (const name of findFolders(root, folder)) {
      const file = join(folder, name, 'SKILL.md');
      if (readTextInside(root, file, FILE_BYTES_MAX).kind !== 'absent') add(prefix + name, 'skill', root, file);
    }
  };
  const addPlugin = (plugin: PluginFolder): void => {
    addCommands(plugin.root, join(plugin.path, 'commands'), 'plugin', `${plugin.name}:`);
    addSkills(plugin.root, join(plugin.path, 'skills'), `${plugin.name}:`);
  };
  const user = join(home, '.claude');
  addCommands(projectDir, join(projectDir, '.claude', 'commands'), 'project', '');
  addSkills(projectDir, join(projectDir, '.claude', 'skills'), '');
  // The user may keep these folders elsewhere and link to them: each is its own root.
  addCommands(join(user, 'commands'), join(user, 'commands'), 'user', '');
  addSkills(join(user, 'skills'), join(user, 'skills'), '');
  for (const plugin of projectPlugins(projectDir)) addPlugin(plugin);
  for (const plugin of userPlugins(projectDir, home)) addPlugin(plugin);
  return [...commands.values()];
}

function commandName(found: FoundFile): string {
  return found.segments.join(':');
}

function describeCommand({ fields, body }: FrontMatter): Pick<Command, 'description' | 'argumentHint'> {
  return {
    description: fields.get('description') || firstLine(body),
    argumentHint: fields.get('argument-hint') ?? '',
  };
}

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
