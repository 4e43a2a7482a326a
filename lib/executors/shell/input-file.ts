import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A descriptor from which a text is read, in a file without a name: unlike a pipe it needs nobody who writes, so a
 * program has all of it also when the server is gone, and nothing of it stays.
 */
export function openInput(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-input-'));
  try {
    const file = join(folder, 'input');
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
    return openSync(file, 'r');
  } finally {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Where open files cannot be removed the system's own tidying of its folder does it.
    }
  }
}
