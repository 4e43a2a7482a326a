import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
// Node before 20.11 has no import.meta.dirname.
export const ashlarBin = fileURLToPath(new URL('../bin/ashlar.mjs', import.meta.url));

export type ExampleProject = {
  dir: string;
  /** Environment in which the CLI and the server know this project's routes and trust. */
  env: NodeJS.ProcessEnv;
  cli(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  remove(): void;
};

/** The login of whoever runs the tests is never used. */
const withoutLogin = { ANTHROPIC_API_KEY: '', ANTHROPIC_AUTH_TOKEN: '', CLAUDE_CODE_OAUTH_TOKEN: '' };

/** A copy of the example with a config folder of its own. `paceMs` is how long its commands dawdle between lines. */
export async function makeExampleProject(paceMs = 0): Promise<ExampleProject> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-e2e-')));
  const dir = join(root, 'bookshop');
  // The runner's colours would reach the commands' output.
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    ...withoutLogin,
    ASHLAR_CONFIG_DIR: join(root, 'config'),
    CLAUDE_CONFIG_DIR: join(root, 'claude'),
    EXAMPLE_PACE_MS: String(paceMs),
    NO_COLOR: '1',
  };
  const project: ExampleProject = {
    dir,
    env,
    async cli(...args) {
      try {
        const { stdout, stderr } = await run(process.execPath, [ashlarBin, ...args], { env, cwd: root });
        return { code: 0, stdout, stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        if (typeof code !== 'number') throw error;
        return { code, stdout, stderr };
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
  const made = await project.cli('example', dir);
  if (made.code !== 0) throw new Error(`ashlar example failed: ${made.stderr}`);
  return project;
}
