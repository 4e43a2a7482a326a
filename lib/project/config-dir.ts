import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Folder of the user's own settings: `ASHLAR_CONFIG_DIR`, else `ashlar` under `XDG_CONFIG_HOME`, else `~/.config/ashlar`.
 * The same on every system, so that it can be named in one sentence. A relative `XDG_CONFIG_HOME` is ignored, as its
 * specification asks.
 */
export function configDir(env: NodeJS.ProcessEnv): string {
  if (env.ASHLAR_CONFIG_DIR) return resolve(env.ASHLAR_CONFIG_DIR);
  const xdg = env.XDG_CONFIG_HOME;
  return xdg && isAbsolute(xdg) ? join(xdg, 'ashlar') : join(env.HOME || homedir(), '.config', 'ashlar');
}

/** Stable name for a project by its real path: 16 hex digits of its SHA-256. */
export function projectKey(realPath: string): string {
  return createHash('sha256').update(realPath).digest('hex').slice(0, 16);
}
