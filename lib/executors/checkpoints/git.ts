import { spawn } from 'node:child_process';

export type GitAnswer = { ok: true; out: Buffer } | { ok: false; message: string };

export type GitOptions = {
  input?: string | Buffer;
  env?: Record<string, string>;
  /** More output than this is an error, in bytes. */
  bytesMax?: number;
  /** In milliseconds. */
  timeoutMs?: number;
};

/**
 * What a repository's own configuration could make git start or fetch, each turned off: hooks, file system monitors,
 * background upkeep, other repositories. Filters and drivers for differences are not here because nothing below uses
 * them: files are hashed as they are, and differences are asked for without.
 */
const harmless = [
  ...['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.untrackedCache=false', 'core.splitIndex=false'],
  ...['core.sshCommand=false', 'core.logAllRefUpdates=false', 'core.attributesFile=/dev/null'],
  ...['gc.auto=0', 'maintenance.auto=false', 'protocol.allow=never', 'index.sparse=false', 'core.preloadIndex=false'],
].flatMap((setting) => ['-c', setting]);

/** What git needs of our environment; none of its own variables, which would point it elsewhere. */
const inheritedNames = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'TMPDIR', 'USERPROFILE', 'SYSTEMROOT'];

const ownEnvironment = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_ATTR_NOSYSTEM: '1',
  // A list of what is allowed; nothing is called so.
  GIT_ALLOW_PROTOCOL: 'nothing',
};

/** Asks git in a folder, without a shell and without anything that the repository could choose. Never throws. */
export function askGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<GitAnswer> {
  const { input = '', env = {}, bytesMax = 64 * 1024 * 1024, timeoutMs = 60_000 } = options;
  return new Promise((resolve) => {
    const child = spawn('git', [...harmless, ...args], {
      ...{ cwd, shell: false, stdio: 'pipe', timeout: timeoutMs, killSignal: 'SIGKILL' },
      env: { ...inherited(), ...ownEnvironment, ...env },
    });
    const out: Buffer[] = [];
    let bytes = 0;
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) child.kill('SIGKILL');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errors.length < 4096) errors += chunk.toString();
    });
    // Git may end before it has read everything: its exit code says why.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      const message = error.code === 'ENOENT' ? 'git is not installed' : error.message;
      resolve({ ok: false, message });
    });
    child.on('close', (code, signal) => {
      if (bytes > bytesMax) resolve({ ok: false, message: 'git answered more than can be shown' });
      else if (code === 0) resolve({ ok: true, out: Buffer.concat(out) });
      else resolve({ ok: false, message: errorOf(errors) ?? `git ended with ${signal ?? code}` });
    });
    child.stdin.end(input);
  });
}

function errorOf(errors: string): string | null {
  const line = errors.split('\n').find((each) => each.startsWith('fatal: ') || each.startsWith('error: '));
  return line?.replace(/^(?:fatal|error): /, '').trim() || null;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    inheritedNames.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
