import type { FileDiff } from '@/lib/domain/checkpoint';
import { askGit } from './git';

/** How one path differs between two trees. Modes as git writes them; `000000` where there is no file. */
export type TreeChange = {
  path: string;
  kind: FileDiff['kind'];
  before: { mode: string; oid: string };
  after: { mode: string; oid: string };
  /** Null for what has no lines. */
  added: number | null;
  removed: number | null;
};

export type TreeChanges = { ok: true; changes: TreeChange[] } | { ok: false; message: string };

/** Differences are worked out by git alone: no external program, no conversion of texts, no renames. */
const plainDiff = ['--no-ext-diff', '--no-textconv', '--no-renames', '--no-color', '--ignore-submodules=all'];

/** What differs between two trees, in the order of the paths. */
export async function listTreeChanges(folder: string, before: string, after: string): Promise<TreeChanges> {
  const args = ['diff-tree', '-r', '-z', '--raw', '--numstat', '--no-abbrev', ...plainDiff, before, after];
  const answer = await askGit(folder, ['-c', 'core.bigFileThreshold=2m', ...args]);
  if (!answer.ok) return answer;
  return { ok: true, changes: readRaw(answer.out.toString().split('\0')) };
}

/** The text of the differences in some paths. */
export async function diffTreeFiles(folder: string, before: string, after: string, paths: readonly string[]) {
  const found = await askGit(folder, ['rev-parse', '--absolute-git-dir']);
  if (!found.ok) return found;
  const args = ['diff-tree', '-r', '-p', '--full-index', ...plainDiff, before, after, '--', ...paths];
  return askGit(folder, ['-c', 'core.bigFileThreshold=2m', ...args], {
    bytesMax: 16 * 1024 * 1024,
    // Else git would take the paths as relative to the project's place in the repository.
    env: { GIT_DIR: found.out.toString().trim() },
  });
}

/** Raw lines (`:100644 100644 <oid> <oid> M`, then the path) come first, then lines of counts with their paths. */
function readRaw(words: readonly string[]): TreeChange[] {
  const changes = new Map<string, TreeChange>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith(':')) {
      const [fromMode = '', mode = '', fromOid = '', oid = '', status = ''] = word.slice(1).split(' ');
      const path = words[++at] ?? '';
      const kind = status.startsWith('A') ? 'created' : status.startsWith('D') ? 'deleted' : 'modified';
      const before = { mode: fromMode, oid: fromOid };
      changes.set(path, { path, kind, before, after: { mode, oid }, added: null, removed: null });
      continue;
    }
    const [, added = '', removed = '', path = ''] = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(word) ?? [];
    const change = changes.get(path);
    if (!change || added === '-') continue;
    // A file that became a link, or the other way, is counted twice.
    change.added = (change.added ?? 0) + Number(added);
    change.removed = (change.removed ?? 0) + Number(removed);
  }
  return [...changes.values()];
}
