import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { AshlarError } from '@/lib/domain/errors';
import type { StatusFile } from '@/lib/domain/status-file';

const folder = '.claude/execution';

/** Where the status file of a spec stands, relative to the project. */
export const statusFilePath = (specId: string): string => `${folder}/${specId}.json`;

/**
 * Replaces the file as one whole: a reader sees the old document or the new one, never a part. Links are not followed:
 * a repository could let them lead to any file of the user. Throws `E_STATUS_FOLDER` when the folder leads out of the
 * project, and what the disk says.
 */
export function writeStatusFile(projectDir: string, document: StatusFile): void {
  mkdirSync(join(projectDir, folder), { recursive: true });
  if (!realpathSync(join(projectDir, folder)).startsWith(realpathSync(projectDir) + sep)) {
    throw new AshlarError(
      'E_STATUS_FOLDER',
      `${folder} is a link that leads out of the project.`,
      'Make it a folder of the project.',
    );
  }
  const file = join(projectDir, statusFilePath(document.feature));
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(file);
  writeFileAtomic.sync(file, `${JSON.stringify(document, null, 2)}\n`);
}

/** Removes temporary files that a killed process left beside a status file; a folder that cannot be written keeps them. */
export function removeLeftovers(projectDir: string, specId: string): void {
  // write-file-atomic names them after the target and a number.
  const prefix = `${specId}.json.`;
  try {
    for (const name of readdirSync(join(projectDir, folder))) {
      if (!name.startsWith(prefix) || !/^\d+$/.test(name.slice(prefix.length))) continue;
      rmSync(join(projectDir, folder, name));
    }
  } catch {
    // They do no harm: nothing reads them.
  }
}
