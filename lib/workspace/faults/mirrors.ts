import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '@/db/client';
import { listSpecsWithRuns } from '@/db/queries/runs';
import { statusFilePath } from '@/lib/status-file/write';
import { statusDocument } from '@/lib/workspace/mirror-runs';

/** Status files that are not what the ledger says now. */
export function mirrorsBehind(db: Db, projectDir: string): string[] {
  return listSpecsWithRuns(db).flatMap((specId) => {
    const path = statusFilePath(specId);
    let written: unknown;
    try {
      written = JSON.parse(readFileSync(join(projectDir, path), 'utf8'));
    } catch (error) {
      return [`${path} cannot be read: ${(error as Error).message}`];
    }
    const due = JSON.parse(JSON.stringify(statusDocument(db, specId)));
    return isDeepStrictEqual(written, due) ? [] : [`${path} is not what the ledger says`];
  });
}
