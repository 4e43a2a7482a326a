import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CatalogRemark } from '@/lib/domain/command';
import { isInside } from './bounded-read';
import { cleanText } from './clean-text';
import { findFolders, findMarkdown, type Note } from './command-files';
import type { Plugin } from './plugins';
import { membersOf, readJsonObject, textsOf } from './read-json';

/** A file (or a piece of a manifest) that makes a command: its name without the plugin's, and what the manifest says. */
export type PluginPart = {
  name: string;
  kind: 'command' | 'skill';
  file: string;
  /** Said by the manifest, over the file's own words; `inline`: the manifest holds the whole command. */
  description: string | null;
  argumentHint: string | null;
  inline: boolean;
};

/**
 * Everything in a plugin that makes a command. A manifest's `commands` take the place of the folder `commands/`, its
 * `skills` come beside `skills/`; what the marketplace lists for the plugin comes beside both.
 */
export function readPluginParts(plugin: Plugin, remarks: CatalogRemark[], note: Note): PluginPart[] {
  const { path, root, listing } = plugin;
  const manifestFile = join(path, '.claude-plugin', 'plugin.json');
  const manifest = readJsonObject(root, manifestFile, remarks);
  const stated = manifest.get('commands');
  const skills = [...textsOf(manifest.get('skills')), ...textsOf(listing?.skills)];
  const parts = stated === undefined ? ofPath(plugin, 'commands', note) : ofStated(plugin, stated, manifestFile, note);
  parts.push(...ofStated(plugin, listing?.commands, manifestFile, note));
  const folders = [join(path, 'skills'), ...skills.flatMap((each) => below(plugin, each, note))];
  for (const folder of folders) parts.push(...skillsIn(plugin, folder, note));
  const whole = join(path, 'SKILL.md');
  if (parts.every(({ kind }) => kind === 'command') && isFile(whole)) parts.push(skill(plugin.name, whole));
  return parts;
}

/** Commands as a manifest gives them: one path, several, or an object of commands by name. */
function ofStated(plugin: Plugin, stated: unknown, manifestFile: string, note: Note): PluginPart[] {
  const paths = textsOf(stated);
  if (paths.length) return paths.flatMap((each) => ofPath(plugin, each, note));
  return [...membersOf(stated)].flatMap(([name, value]): PluginPart[] => {
    const fields = membersOf(value);
    const source = textsOf(fields.get('source'))[0];
    const [file] = source === undefined ? [manifestFile] : below(plugin, source, note);
    if (file === undefined) return [];
    const said = (key: string) => (fields.has(key) ? cleanText(fields.get(key), 500) : null);
    const words = { description: said('description'), argumentHint: said('argumentHint') };
    return [{ name, kind: 'command', file, ...words, inline: source === undefined }];
  });
}

function ofPath(plugin: Plugin, given: string, note: Note): PluginPart[] {
  return below(plugin, given, note).flatMap((path): PluginPart[] => {
    if (path.endsWith('.md') && isFile(path)) return [command(basename(path).slice(0, -3), path)];
    return findMarkdown(plugin.root, path, note).map((found) => command(found.segments.join(':'), found.path));
  });
}

function skillsIn({ root }: Plugin, folder: string, note: Note): PluginPart[] {
  const own = join(folder, 'SKILL.md');
  if (isFile(own)) return [skill(basename(folder), own)];
  return findFolders(root, folder, note).flatMap((name) => {
    const file = join(folder, name, 'SKILL.md');
    return isFile(file) ? [skill(name, file)] : [];
  });
}

/** A path that a manifest names; nothing when it leaves the plugin. */
function below({ path }: Plugin, given: string, note: Note): string[] {
  const full = join(path, given);
  if (isInside(path, full)) return [full];
  note(full, `is named by the manifest of ${path}, and lies outside of it`);
  return [];
}

const words = { description: null, argumentHint: null, inline: false };
const command = (name: string, file: string): PluginPart => ({ name, kind: 'command', file, ...words });
const skill = (name: string, file: string): PluginPart => ({ name, kind: 'skill', file, ...words });

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
