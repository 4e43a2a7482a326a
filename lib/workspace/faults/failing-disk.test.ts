import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, runTask } from '@/lib/domain/fixtures/run';
import type { StatusEdit, WrittenWords } from '@/lib/domain/status-edit';
import type { StatusFile } from '@/lib/domain/status-file';
import { temporaryFolder } from '@/lib/engine/fixtures/engine-on-disk';
import { openOwnFile } from '@/lib/executors/shell/log-file';
import { replaceUnchanged } from '@/lib/plan/write-back/replace-file';
import { readStamped } from '@/lib/plan/write-back/stamped-file';
import { buildStatusFile } from '@/lib/status-file/build';
import { createGuardedWriter, type WrittenBook } from '@/lib/status-file/guarded-write';
import { createMirror } from '@/lib/status-file/mirror';
import { removeLeftovers, statusFilePath, statusFileText } from '@/lib/status-file/write';
import { failEachCall } from '@/lib/workspace/fixtures/failing-disk';
import { temporaryFiles } from './left-on-disk';

const kinds = [
  ['once', false],
  ['from then on', true],
] as const;

const document = (done: number): StatusFile => {
  const tasks = [1, 2, 3].map((n) => runTask(`L0.${n}`, n <= done ? 'complete' : 'pending'));
  return buildStatusFile({ run: run(['L0'], { specId: 'F001' }), tasks }, []);
};

/** A mirror of one document that changes; what it had written is remembered as the ledger would. */
function mirrorOn(projectDir: string) {
  let now = document(1);
  let row: { hashes: string[]; words: WrittenWords } | null = null;
  const edits: Omit<StatusEdit, 'id' | 'choice'>[] = [];
  const book: WrittenBook = {
    read: () => row,
    write: (_, written) => {
      row = written;
    },
    edited: (edit) => void edits.push(edit),
  };
  const writer = createGuardedWriter(projectDir, book, () => new Date().toISOString());
  const mirror = createMirror(() => writer.write(now), 5);
  const file = join(projectDir, statusFilePath('F001'));
  mirror.flush('F001');
  return {
    ...{ mirror, file, edits },
    become: (next: StatusFile) => {
      now = next;
    },
  };
}

describe.each(kinds)('a disk that fails %s, at any call', (_, lasting) => {
  test('never leaves a torn status file or a temporary one, is told, and the file heals', () => {
    const failed = failEachCall(lasting, () => {
      const folder = temporaryFolder();
      const { mirror, file, become } = mirrorOn(folder);
      become(document(2));
      return {
        folder,
        act: () => mirror.flush('F001'),
        check() {
          const found = readFileSync(file, 'utf8');
          expect([statusFileText(document(1)), statusFileText(document(2))]).toContain(found);
          if (found !== statusFileText(document(2))) expect(mirror.problem('F001')).toContain('ENOSPC');
          mirror.flush('F001');
          mirror.close();
          expect([mirror.problem(), readFileSync(file, 'utf8')]).toEqual([null, statusFileText(document(2))]);
          removeLeftovers(folder, 'F001');
          expect(temporaryFiles(folder)).toEqual([]);
        },
      };
    });
    expect(failed).toBeGreaterThan(8);
  });

  test('never loses what somebody else wrote there', () => {
    const failed = failEachCall(lasting, () => {
      const folder = temporaryFolder();
      const { mirror, file, edits } = mirrorOn(folder);
      writeFileSync(file, 'written by hand');
      return {
        folder,
        act: () => mirror.flush('F001'),
        check() {
          mirror.flush('F001');
          mirror.close();
          expect(edits.length).toBeGreaterThan(0);
          for (const edit of edits) expect(readFileSync(join(folder, edit.file), 'utf8')).toBe('written by hand');
          expect(readFileSync(file, 'utf8')).toBe(statusFileText(document(1)));
        },
      };
    });
    expect(failed).toBeGreaterThan(8);
  });

  test('never leaves half a plan file behind when a box is ticked', () => {
    const [before, after] = ['- [ ] Lay stone\n', '- [x] Lay stone\n'];
    const failed = failEachCall(lasting, () => {
      const folder = temporaryFolder();
      const file = join(folder, 'specs/plan.md');
      mkdirSync(dirname(file));
      writeFileSync(file, before);
      const tick = () => replaceUnchanged(folder, readStamped(folder, 'specs/plan.md', 1024), Buffer.from(after));
      return {
        folder,
        act() {
          try {
            tick();
          } catch {
            // Told by the keeper of ticks, whatever the disk said.
          }
        },
        check() {
          const found = readFileSync(file, 'utf8');
          expect([before, after]).toContain(found);
          tick();
          expect([readFileSync(file, 'utf8'), temporaryFiles(folder)]).toEqual([after, []]);
        },
      };
    });
    expect(failed).toBeGreaterThan(8);
  });

  test('makes a log or says why not, and the next one is made', () => {
    const failed = failEachCall(lasting, () => {
      const folder = temporaryFolder();
      const file = join(folder, 'made/for/it/a.log');
      return {
        folder,
        act() {
          try {
            openOwnFile(file);
          } catch (error) {
            expect(error).toMatchObject({ code: 'ENOSPC' });
          }
        },
        check: () => void openOwnFile(file),
      };
    });
    expect(failed).toBeGreaterThan(1);
  });
});
