import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The environment for npm. Native modules are compiled where no ready-made binary can be fetched, and node-gyp then
 * looks for Node's headers in HOME or on the network; those beside Node itself need neither.
 */
export function withNodeHeaders(env = process.env) {
  if (env.npm_config_nodedir) return env;
  const prefix = path.dirname(path.dirname(process.execPath));
  const headers = path.join(prefix, 'include', 'node', 'node_version.h');
  return existsSync(headers) ? { ...env, npm_config_nodedir: prefix } : env;
}
