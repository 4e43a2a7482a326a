import { askGit } from './git';

const PATHS_AT_ONCE = 500;

/**
 * Which of the paths are the same file, byte for byte, in both trees. Empty where git cannot say: what is not known to
 * be the same may have changed.
 */
export async function listSameContent(
  folder: string,
  [before, after]: readonly [string, string],
  paths: readonly string[],
): Promise<Set<string>> {
  const same = new Set<string>();
  for (let at = 0; at < paths.length; at += PATHS_AT_ONCE) {
    const some = paths.slice(at, at + PATHS_AT_ONCE);
    const first = await listEntries(folder, before, some);
    const second = before === after ? first : await listEntries(folder, after, some);
    for (const [path, entry] of first) if (second.get(path) === entry) same.add(path);
  }
  return same;
}

/** Mode and object of each of the paths that is in the tree. */
async function listEntries(folder: string, tree: string, paths: readonly string[]): Promise<Map<string, string>> {
  const answer = await askGit(folder, ['ls-tree', '-r', '-z', '--full-tree', tree, '--', ...paths]);
  const rows = answer.ok ? answer.out.toString().split('\0').filter(Boolean) : [];
  return new Map(
    rows.map((row) => {
      const tab = row.indexOf('\t');
      return [row.slice(tab + 1), row.slice(0, tab)] as const;
    }),
  );
}
