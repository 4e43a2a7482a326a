import { readFileSync } from 'node:fs';
import path from 'node:path';

/** True when node_modules holds what package-lock.json asks for, by npm's own record of what it installed. */
export function lockIsInstalled(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([where, entry]) => {
    if (where === '' || entry.optional || entry.peer) return true;
    return installed[where]?.version === entry.version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
