import { spawn } from 'node:child_process';
import { type CommandSource, type HeardCommands, heardCommands } from './command-source';
import { findOnPath } from './find-on-path';
import { membersOf, textsOf } from './read-json';

const LIMIT_MS = 15_000;
const GRACE_MS = 3000;
const OUTPUT_MAX = 8 * 1024 * 1024;

/**
 * The person's own Claude Code as a source of commands: it is started, greeted, and lists what it knows before any
 * prompt, so that no request leaves the machine and nothing is paid. Hooks and MCP servers of the project stay off.
 * `allowed` is asked each time: settings of a project can name programs, so an untrusted one is never opened by it.
 */
export function createClaudeCodeSource(
  projectDir: string,
  env: NodeJS.ProcessEnv,
  allowed: () => boolean,
): CommandSource {
  return {
    async ask(signal) {
      const program = findClaude(projectDir, env);
      return program && allowed() ? await greet(program, projectDir, env, signal) : null;
    },
  };
}

/** `claude` in the folders of PATH; never one that lies in the project. */
export const findClaude = (projectDir: string, env: NodeJS.ProcessEnv): string | null =>
  findOnPath('claude', projectDir, env);

const greetingArgs = [
  ...['--print', '--verbose', '--input-format', 'stream-json', '--output-format', 'stream-json'],
  ...['--setting-sources', 'user,project,local', '--strict-mcp-config', '--settings', '{"disableAllHooks":true}'],
];
const greeting = { type: 'control_request', request_id: 'catalog', request: { subtype: 'initialize' } };

function greet(
  program: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<HeardCommands | null> {
  return new Promise((resolve) => {
    const child = spawn(program, greetingArgs, { cwd, env: childEnv(env), stdio: ['pipe', 'pipe', 'ignore'] });
    let heard: HeardCommands | null = null;
    let text = '';
    let length = 0;
    const kill = (): void => void child.kill('SIGKILL');
    let limit = setTimeout(kill, LIMIT_MS);
    const end = (): void => {
      child.stdin.end();
      // It ends by itself when its input does; one that hangs is not waited for.
      clearTimeout(limit);
      limit = setTimeout(kill, GRACE_MS);
    };
    signal.addEventListener('abort', kill, { once: true });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      length += chunk.length;
      if (length > OUTPUT_MAX) kill();
      if (heard || length > OUTPUT_MAX) return;
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) heard ??= readAnswer(line);
      if (heard) end();
    });
    child.stdin.on('error', () => undefined);
    child.on('error', () => undefined);
    child.on('close', () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', kill);
      resolve(signal.aborted ? null : heard);
    });
    if (signal.aborted) kill();
    else child.stdin.write(`${JSON.stringify(greeting)}\n`);
  });
}

function readAnswer(line: string): HeardCommands | null {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return null;
  }
  const fields = membersOf(message);
  if (fields.get('type') !== 'control_response') return null;
  const answer = membersOf(membersOf(fields.get('response')).get('response'));
  const version = textsOf(answer.get('claude_code_version'))[0];
  return heardCommands(version ? `Claude Code ${version}` : 'Claude Code', answer.get('commands'));
}

/** Enough to find its settings; no key of anybody's, since nothing is asked of a model. */
const kept = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TMPDIR', 'CLAUDE_CONFIG_DIR', 'USERPROFILE', 'APPDATA'];

function childEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const quiet = { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_AUTOUPDATER: '1' };
  const own = [...kept, 'LOCALAPPDATA', 'SystemRoot'].flatMap((key) => (env[key] ? [[key, env[key]]] : []));
  return { ...Object.fromEntries(own), ...quiet };
}
