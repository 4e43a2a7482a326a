import { isAbsolute, join } from 'node:path';
import type { CatalogRemark } from '@/lib/domain/command';
import { membersOf, readJsonObject, textsOf } from './read-json';

/** Where a plugin was put when it was installed. `here`: for this project, or for the user everywhere. */
export type InstalledPlugin = { path: string; here: boolean };

export type InstallRecord = {
  /** False where Claude Code has not written its record (yet). */
  exists: boolean;
  plugins: Map<string, InstalledPlugin>;
  file: string;
};

/**
 * Claude Code's record of installed plugins, by key (`supabase@shop`). A plugin may be installed for several projects:
 * this project's own entry counts, then the user's, then any.
 */
export function readInstallRecord(projectDir: string, userDir: string, remarks: CatalogRemark[]): InstallRecord {
  const file = join(userDir, 'plugins', 'installed_plugins.json');
  const record = readJsonObject(userDir, file, remarks);
  const plugins = new Map<string, InstalledPlugin>();
  for (const [key, value] of membersOf(record.get('plugins'))) {
    const installs = (Array.isArray(value) ? value : [value]).map((install) =>
      toInstall(membersOf(install), projectDir),
    );
    const [best] = installs.filter((install) => install !== null).toSorted((a, b) => a.rank - b.rank);
    if (best) plugins.set(key, { path: best.path, here: best.rank < 2 });
  }
  return { exists: record.size > 0, plugins, file };
}

function toInstall(fields: Map<string, unknown>, projectDir: string): { path: string; rank: number } | null {
  const path = textsOf(fields.get('installPath'))[0];
  if (!path || !isAbsolute(path)) return null;
  const project = textsOf(fields.get('projectPath'))[0];
  if (project === undefined) return { path, rank: 1 };
  return { path, rank: project === projectDir ? 0 : 2 };
}
