import { join } from 'node:path';
import { type CatalogEntry, type CatalogRemark, slashCommandPattern } from '@/lib/domain/command';
import { readTextInside } from './bounded-read';
import { findFolders, findMarkdown, type Note } from './command-files';
import { type FrontMatter, firstLine, parseFrontMatter } from './front-matter';
import { type PluginPart, readPluginParts } from './plugin-parts';
import { type Plugin, readPlugins } from './plugins';

const FILE_BYTES_MAX = 512 * 1024;
const ENTRIES_MAX = 5000;

export type CatalogReading = {
  /** Usable ones have unique names; each disabled or shadowed one stands beside them with the reason. */
  entries: CatalogEntry[];
  remarks: CatalogRemark[];
  /** Files and folders that were looked at, there or not: a change to one of them may change the catalog. */
  looked: string[];
};

/** Where a command's file stands, before it is read. */
type Place = Pick<CatalogEntry, 'source' | 'kind' | 'plugin'> & { name: string; root: string; off: string | null };

/**
 * The slash commands and skills found on disk. Of commands with the same name Claude Code's order decides: skills come
 * before commands, the user's before the project's, all of these before plugins, and plugins in the order they are
 * enabled. Files that links lead out of their folder are not read.
 */
export function readCatalog(projectDir: string, userDir: string): CatalogReading {
  const entries: CatalogEntry[] = [];
  const remarks: CatalogRemark[] = [];
  const looked: string[] = [];
  const winners = new Map<string, CatalogEntry>();
  const note: Note = (file, message) => remarks.push({ file, message: `It ${message}.` });

  const add = (place: Place, file: string, part: PluginPart | null): void => {
    if (entries.length === ENTRIES_MAX) note(file, `and what follows was left out: there are over ${ENTRIES_MAX}`);
    if (entries.length >= ENTRIES_MAX) return;
    const matter = part?.inline ? empty : readMatter(place.root, file, note);
    if (!matter || matter.fields.get('user-invocable') === 'false') return;
    const entry = toEntry(place, file, matter, part);
    if (!slashCommandPattern.test(entry.command)) note(file, `makes “${entry.command}”, which cannot be typed`);
    else entries.push(settle(entry, place.off, winners));
  };
  const addCommands = (root: string, folder: string, source: 'user' | 'project'): void => {
    looked.push(folder);
    const files = findMarkdown(root, folder, note);
    const skillFolders = new Set(files.filter(isSkillFile).map(({ segments }) => segments.slice(0, -1).join(':')));
    for (const { path, segments } of files) {
      const parent = segments.slice(0, -1).join(':');
      const whole = skillFolders.has(parent);
      if (whole && segments.at(-1) !== 'SKILL') continue;
      const kind = whole ? 'skill' : 'command';
      add({ name: whole ? parent : segments.join(':'), kind, source, plugin: null, root, off: null }, path, null);
    }
  };
  const addSkills = (root: string, folder: string, source: 'user' | 'project'): void => {
    looked.push(folder);
    for (const name of findFolders(root, folder, note)) {
      const file = join(folder, name, 'SKILL.md');
      if (readTextInside(root, file, FILE_BYTES_MAX).kind === 'absent') continue;
      add({ name, kind: 'skill', source, plugin: null, root, off: null }, file, null);
    }
  };
  const addPlugin = (plugin: Plugin): void => {
    looked.push(...['commands', 'skills', '.claude-plugin'].map((folder) => join(plugin.path, folder)));
    const place = { source: 'plugin' as const, plugin: plugin.key, root: plugin.root, off: plugin.off };
    for (const part of readPluginParts(plugin, remarks, note)) {
      looked.push(part.file);
      add({ ...place, name: `${plugin.name}:${part.name}`, kind: part.kind }, part.file, part);
    }
  };

  const own = join(projectDir, '.claude');
  // The user may keep these folders elsewhere and link to them: each is its own root.
  addSkills(join(userDir, 'skills'), join(userDir, 'skills'), 'user');
  addSkills(projectDir, join(own, 'skills'), 'project');
  addCommands(join(userDir, 'commands'), join(userDir, 'commands'), 'user');
  addCommands(projectDir, join(own, 'commands'), 'project');
  const { plugins, files } = readPlugins(projectDir, userDir, remarks);
  looked.push(...files, join(own, 'plugins'));
  for (const plugin of plugins) addPlugin(plugin);
  return { entries, remarks, looked: [...new Set(looked)] };
}

const isSkillFile = ({ segments }: { segments: string[] }): boolean =>
  segments.length > 1 && segments.at(-1) === 'SKILL';

const empty: FrontMatter = { fields: new Map(), body: '', problem: null };

function readMatter(root: string, file: string, note: Note): FrontMatter | null {
  const found = readTextInside(root, file, FILE_BYTES_MAX);
  if (found.kind === 'text') return parseFrontMatter(found.text);
  note(file, found.kind === 'absent' ? 'is named by a manifest, and is not there' : found.message);
  return null;
}

function toEntry({ name, source, kind, plugin }: Place, file: string, matter: FrontMatter, part: PluginPart | null) {
  const { fields, body, problem } = matter;
  const entry: CatalogEntry = {
    command: `/${name}`,
    description: (part?.description ?? fields.get('description')) || firstLine(body),
    argumentHint: part?.argumentHint ?? fields.get('argument-hint') ?? '',
    ...{ source, file, kind, plugin },
    state: 'installed',
    aliases: plugin && kind === 'skill' ? aliasesOf(name, fields.get('name')) : [],
    remark: problem && `The front matter of its file ${problem}: its lines were read one by one.`,
  };
  return entry;
}

/** A plugin's skill answers to the name in its front matter as well as to its folder's. */
function aliasesOf(name: string, stated: string | undefined): string[] {
  const alias = `/${name.slice(0, name.indexOf(':'))}:${stated}`;
  return stated && alias !== `/${name}` && slashCommandPattern.test(alias) ? [alias] : [];
}

/** Gives an entry its state among those before it. */
function settle(entry: CatalogEntry, off: string | null, winners: Map<string, CatalogEntry>): CatalogEntry {
  if (off !== null) return { ...entry, state: 'disabled', remark: off };
  const winner = winners.get(entry.command);
  if (winner) return { ...entry, state: 'shadowed', remark: `Hidden by ${whatWins(winner)} of the same name.` };
  winners.set(entry.command, entry);
  return entry;
}

function whatWins({ source, kind, plugin }: CatalogEntry): string {
  if (plugin) return `the ${kind} in the plugin ${plugin}`;
  return source === 'user' ? `your own ${kind}` : `the project’s ${kind}`;
}
