import { askGit } from './git';

/** Contents of git objects, byte for byte, by object id. Null when git cannot give all of them. */
export async function readBlobs(folder: string, oids: readonly string[]): Promise<Map<string, Buffer> | null> {
  const wanted = [...new Set(oids)];
  if (wanted.length === 0) return new Map();
  const input = `${wanted.join('\n')}\n`;
  const answer = await askGit(folder, ['cat-file', '--batch'], { input, bytesMax: 1024 * 1024 * 1024 });
  if (!answer.ok) return null;
  const blobs = new Map<string, Buffer>();
  let at = 0;
  for (const oid of wanted) {
    const end = answer.out.indexOf(10, at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(answer.out.toString('latin1', at, end)) ?? [];
    if (end === -1 || size === undefined) return null;
    blobs.set(oid, answer.out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}
