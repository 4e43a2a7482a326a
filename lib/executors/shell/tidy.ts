import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { logOfKeptFile } from './attempt-files';

/**
 * Removes what was kept beside logs for attempts that are over: a crash may have come between their end and that.
 * `openLogs` are the logs, by absolute path, of attempts that are not. Never throws.
 */
export async function tidyLogs(folder: string, openLogs: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const log = logOfKeptFile(file);
    if (log === null || !entry.isFile() || openLogs.has(log)) continue;
    await unlink(file).catch(() => {});
  }
}
