import { askGit } from './git';

export type TrackedFiles = { ok: true; files: Set<string> } | { ok: false; message: string };

/** Files that git knows of or would take: relative paths, without what it ignores. Reads the index, never writes it. */
export async function listTrackedFiles(folder: string): Promise<TrackedFiles> {
  const listed = await askGit(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (!listed.ok) return listed;
  return { ok: true, files: new Set(listed.out.toString().split('\0').filter(Boolean)) };
}
