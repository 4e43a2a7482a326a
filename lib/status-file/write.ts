import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { StatusFile } from '@/lib/domain/status-file';

/** Where the status file of a spec stands, relative to the project. */
export const statusFilePath = (specId: string): string => `.claude/execution/${specId}.json`;

/** Replaces the file as one whole: a reader sees the old document or the new one, never a part. */
export function writeStatusFile(projectDir: string, document: StatusFile): void {
  const file = join(projectDir, statusFilePath(document.feature));
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic.sync(file, `${JSON.stringify(document, null, 2)}\n`);
}

/** Keeps a status file that another tool wrote before the first run here. Returns the copy's path, or null. */
export function keepForeignStatusFile(projectDir: string, specId: string): string | null {
  const file = join(projectDir, statusFilePath(specId));
  const copy = join(dirname(file), `${specId}.before-ashlar.json`);
  if (!existsSync(file) || existsSync(copy)) return null;
  copyFileSync(file, copy);
  return copy;
}

/** Removes temporary files that a killed process left beside a status file. */
export function removeLeftovers(projectDir: string, specId: string): void {
  const file = join(projectDir, statusFilePath(specId));
  if (!existsSync(dirname(file))) return;
  // write-file-atomic names them after the target and a number.
  const prefix = `${basename(file)}.`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length))) rmSync(join(dirname(file), name));
  }
}
