import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { membersOf } from './read-json';
import { claudeUserDir } from './user-dir';

/** `unknown` where the system keeps logins in a place of its own that only Claude Code may open. */
export type ClaudeLogin = 'yes' | 'no' | 'unknown';

const keys = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];
const clouds = ['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'];
/** Larger files are not looked into; Claude Code keeps its history there too. */
const BYTES_MAX = 32 * 1024 * 1024;

/** Whether Claude Code has a login here, as far as files and environment tell; whether it is still good nobody knows. */
export function claudeLogin(env: Readonly<Record<string, string | undefined>>): ClaudeLogin {
  if ([...keys, ...clouds].some((name) => env[name])) return 'yes';
  const folder = claudeUserDir(env as NodeJS.ProcessEnv);
  if (statSync(join(folder, '.credentials.json'), { throwIfNoEntry: false })?.isFile()) return 'yes';
  const settings = readMembers(join(folder, 'settings.json'));
  const given = membersOf(settings.get('env'));
  if (settings.get('apiKeyHelper') || [...keys, ...clouds].some((name) => given.get(name))) return 'yes';
  const own = readMembers(join(env.CLAUDE_CONFIG_DIR ? folder : env.HOME || homedir(), '.claude.json'));
  if (own.get('primaryApiKey')) return 'yes';
  if (process.platform !== 'darwin') return 'no';
  return own.get('oauthAccount') ? 'yes' : 'unknown';
}

function readMembers(file: string): ReturnType<typeof membersOf> {
  try {
    const size = statSync(file).size;
    return membersOf(size > BYTES_MAX ? null : JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return membersOf(null);
  }
}
