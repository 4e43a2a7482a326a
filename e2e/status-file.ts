import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StatusFile, statusFileSchema } from '@/lib/domain/status-file';

/** The status file of a spec as it stands now; null before the first run. */
export function readStatusFile(projectDir: string, spec: string): StatusFile | null {
  const text = readIfThere(join(projectDir, '.claude/execution', `${spec}.json`));
  return text === null ? null : statusFileSchema.parse(JSON.parse(text));
}

/** Reads a status file over and over, as another tool would, and counts the reads that were not one whole document. */
export function pollStatusFile(file: string): { stop(): Promise<{ whole: number; broken: string[] }> } {
  const reads = { whole: 0, broken: [] as string[] };
  let stopped = false;
  const polling = (async () => {
    while (!stopped) {
      const text = readIfThere(file);
      if (text !== null) {
        const result = parse(text);
        if (result === null) reads.whole++;
        else reads.broken.push(result);
      }
      await sleep(3);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await polling;
      return reads;
    },
  };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): string | null {
  try {
    const result = statusFileSchema.safeParse(JSON.parse(text));
    return result.success ? null : result.error.message;
  } catch (error) {
    return String(error);
  }
}
