import { chmodSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { z } from 'zod';
import { configDir, projectKey } from '@/lib/project/config-dir';

const keyFileSchema = z.object({
  /** Bearer of the running server; empty when none runs. */
  key: z.string(),
  /** Signs the cookies; stays the same from one start to the next. */
  secret: z.string().min(43),
  /** Where the server answers, without a code. */
  url: z.string(),
  port: z.number().int().min(1).max(65_535),
  pid: z.number().int().min(0),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Where the keys of a project's server are kept: in the user's own folder, never in the repository. */
export function keyFilePath(projectDir: string, env: NodeJS.ProcessEnv): string {
  return join(configDir(env), 'keys', `${projectKey(realpathSync(projectDir))}.json`);
}

/** Writes the whole file, readable by its owner alone. */
export function writeKeyFile(projectDir: string, env: NodeJS.ProcessEnv, content: KeyFile): void {
  const file = keyFilePath(projectDir, env);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // A folder from before keeps its mode through mkdir.
  chmodSync(dirname(file), 0o700);
  writeFileAtomicSync(file, `${JSON.stringify(content)}\n`, { mode: 0o600 });
}

/** Forgets the bearer and keeps what the next start needs. Another server's file is left alone. */
export function retireKeyFile(projectDir: string, env: NodeJS.ProcessEnv, key: string): void {
  const content = readLastStart(projectDir, env);
  if (content?.key === key) writeKeyFile(projectDir, env, { ...content, key: '', url: '', pid: 0 });
}

/** How to reach the server that runs for a project; null when none says it does. It may have been killed since. */
export function readKeyFile(projectDir: string, env: NodeJS.ProcessEnv): KeyFile | null {
  const content = readLastStart(projectDir, env);
  return content?.key ? content : null;
}

/** What the last start left behind, running or not. A damaged file counts as none: it holds nothing worth keeping. */
export function readLastStart(projectDir: string, env: NodeJS.ProcessEnv): KeyFile | null {
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(keyFilePath(projectDir, env), 'utf8')));
  } catch {
    return null;
  }
}
