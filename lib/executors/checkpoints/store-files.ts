import { constants } from 'node:fs';
import { access, lstat, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askGit } from './git';
import { quotedPath } from './git-path';

/** A file as git keeps it: `120000` is a symbolic link, `100755` can be executed. */
export type StoredFile = { mode: '100644' | '100755' | '120000'; oid: string };

export type Stored =
  | { ok: true; files: Map<string, StoredFile>; large: string[]; closed: string[] }
  | { ok: false; message: string };

/** Larger files are left out, in bytes. */
export const FILE_BYTES_MAX = 10 * 1024 * 1024;
/** More than this at once is left alone, in bytes. */
const TOTAL_BYTES_MAX = 512 * 1024 * 1024;

const FILES_AT_ONCE = 64;

type Found = { path: string; mode: StoredFile['mode']; from: string; bytes: number };
type Look = Found | { path: string; left: 'large' | 'closed' } | null;

/**
 * Keeps files as git objects, byte for byte: no filter is asked, so a file comes back as it was. What went meanwhile is
 * not in the answer; `large` and `closed` are those left out for their size and for want of permission.
 */
export async function storeFiles(folder: string, paths: readonly string[]): Promise<Stored> {
  const links = await mkdtemp(join(tmpdir(), 'ashlar-links-'));
  try {
    const looks: Look[] = [];
    for (let at = 0; at < paths.length; at += FILES_AT_ONCE) {
      const some = paths.slice(at, at + FILES_AT_ONCE);
      looks.push(...(await Promise.all(some.map((path, n) => look(folder, path, join(links, String(at + n)))))));
    }
    const found = looks.flatMap((each) => (each && 'from' in each ? [each] : []));
    const left = (why: 'large' | 'closed') =>
      looks.flatMap((each) => (each && 'left' in each && each.left === why ? [each.path] : []));
    const bytes = found.reduce((sum, each) => sum + each.bytes, 0);
    if (bytes > TOTAL_BYTES_MAX) return { ok: false, message: 'its changed files are larger than 512 MB together' };
    const oids = await hash(folder, found);
    if (!oids.ok) return oids;
    const files = found.map(({ path, mode }, at) => [path, { mode, oid: oids.oids[at] ?? '' }] as const);
    return { ok: true, files: new Map(files), large: left('large'), closed: left('closed') };
  } finally {
    await rm(links, { recursive: true, force: true });
  }
}

/** Git would follow a symbolic link: its target is put into the file `link` and handed over as text. */
async function look(folder: string, path: string, link: string): Promise<Look> {
  const file = join(folder, path);
  const stats = await lstat(file).catch(() => null);
  if (stats?.isSymbolicLink()) {
    const target = await readlink(file, 'buffer').catch(() => null);
    if (target === null) return null;
    await writeFile(link, target);
    return { path, mode: '120000', from: link, bytes: target.length };
  }
  if (!stats?.isFile()) return null;
  if (stats.size > FILE_BYTES_MAX) return { path, left: 'large' };
  if (!(await isReadable(file))) return { path, left: 'closed' };
  return { path, mode: stats.mode & 0o100 ? '100755' : '100644', from: file, bytes: stats.size };
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}

async function hash(folder: string, found: readonly Found[]) {
  if (found.length === 0) return { ok: true as const, oids: [] };
  const input = `${found.map(({ from }) => quotedPath(from)).join('\n')}\n`;
  const args = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
  const answer = await askGit(folder, args, { input });
  if (!answer.ok) return { ok: false as const, message: answer.message };
  const oids = answer.out.toString().trim().split('\n');
  if (oids.length === found.length) return { ok: true as const, oids };
  return { ok: false as const, message: 'git did not keep every file' };
}
