import { isAbsolute, join, resolve } from 'node:path';
import type { CatalogRemark } from '@/lib/domain/command';
import { isInside } from './bounded-read';
import { membersOf, readJsonObject, textsOf } from './read-json';

/** Whether a plugin is on, and the settings file that says so. */
export type PluginSwitch = { on: boolean; file: string };

export type PluginSettings = {
  /** By key (`supabase@shop`); the project's word counts over the user's, `settings.local.json` over both. */
  switches: Map<string, PluginSwitch>;
  /** Marketplaces that are folders on this machine, by name; `root` is what their files must not leave. */
  folders: Map<string, { path: string; root: string }>;
  files: string[];
};

/** What the settings of user and project say about plugins. */
export function readPluginSettings(projectDir: string, userDir: string, remarks: CatalogRemark[]): PluginSettings {
  const switches = new Map<string, PluginSwitch>();
  const folders: PluginSettings['folders'] = new Map();
  const claude = join(projectDir, '.claude');
  const files: [root: string, file: string, ofUser: boolean][] = [
    [userDir, join(userDir, 'settings.json'), true],
    [projectDir, join(claude, 'settings.json'), false],
    [projectDir, join(claude, 'settings.local.json'), false],
  ];
  for (const [root, file, ofUser] of files) {
    const settings = readJsonObject(root, file, remarks);
    for (const [key, value] of membersOf(settings.get('enabledPlugins'))) {
      // A list names the versions that are allowed.
      switches.set(key, { on: value === true || Array.isArray(value), file });
    }
    for (const [name, value] of membersOf(settings.get('extraKnownMarketplaces'))) {
      const folder = folderOf(value);
      if (folder === null) continue;
      const path = isAbsolute(folder) ? folder : resolve(ofUser ? userDir : projectDir, folder);
      // A repository says what lies in itself, not where else to read on this machine.
      if (ofUser || isInside(projectDir, path)) folders.set(name, { path, root: ofUser ? path : projectDir });
      else remarks.push({ file, message: `Its marketplace ${name} lies outside the project and was left out.` });
    }
  }
  return { switches, folders, files: files.map(([, file]) => file) };
}

/** The folder of a marketplace entry; null for marketplaces that are fetched. */
function folderOf(value: unknown): string | null {
  const source = membersOf(membersOf(value).get('source'));
  return source.get('source') === 'directory' ? (textsOf(source.get('path'))[0] ?? null) : null;
}
