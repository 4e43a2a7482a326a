import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Folder in which Claude Code keeps what is the user's own: `CLAUDE_CONFIG_DIR`, else `~/.claude`. */
export function claudeUserDir(env: NodeJS.ProcessEnv): string {
  const named = env.CLAUDE_CONFIG_DIR;
  return named && isAbsolute(named) ? resolve(named) : join(env.HOME || homedir(), '.claude');
}
