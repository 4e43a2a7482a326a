import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const manifest = join(packageRoot, '.next', 'server', 'server-reference-manifest.json');

/** The ids of all server actions of the build, by the name they are exported under. */
export function actionIds(): Record<string, string> {
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as { node: Record<string, { exportedName: string }> };
  return Object.fromEntries(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
}
