import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * One hash over the names and contents of files and folders (relative to `root`); what is missing counts as missing.
 * Contents and not times: a checkout that changes times alone builds nothing again. Tests are left out.
 */
export function contentHash(root, names) {
  const hash = createHash('sha256');
  for (const name of names) addEntry(hash, root, name);
  return hash.digest('hex');
}

function addEntry(hash, root, name) {
  const stat = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const child of readdirSync(path.join(root, name)).sort()) addEntry(hash, root, `${name}/${child}`);
  } else if (!stat) {
    hash.update(`${name}\0missing\0`);
  } else if (!/\.test\.(tsx?|mjs)$/.test(name)) {
    const content = readFileSync(path.join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
}
