import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type MessagesStub, type StubRule, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { ashlarBin, type ExampleProject } from './example-project';

const run = promisify(execFile);

export type AgentProject = ExampleProject & { stub: MessagesStub; write(path: string, text: string): void };

/**
 * A trusted project whose tasks are prompts for the real Claude Code, which asks a scripted model. All tasks stand in
 * one layer, or in as many as are given.
 */
export async function makeAgentProject(
  tasks: readonly string[] | readonly (readonly string[])[],
  rules: (dir: string) => StubRule[],
): Promise<AgentProject> {
  const layers = tasks.every((task) => typeof task === 'string') ? [tasks] : (tasks as readonly string[][]);
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-agents-')));
  const dir = join(root, 'garden');
  const home = join(root, 'home');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  mkdirSync(home, { recursive: true });
  const layerText = (layer: readonly string[], index: number): string =>
    `## Layer ${index}: Beds\n\n${layer.map((task) => `- ${task}\n`).join('')}`;
  write('specs/F001/layered-tasks.md', `# Garden\n\n${layers.map(layerText).join('\n')}`);
  const stub = await startMessagesStub(rules(dir));
  const env = { ...stub.environment(home), ASHLAR_CONFIG_DIR: join(root, 'config'), NO_COLOR: '1' };
  const project: AgentProject = {
    ...{ dir, env, stub, write },
    async cli(...args) {
      try {
        const { stdout, stderr } = await run(process.execPath, [ashlarBin, ...args, '--project', dir], {
          env,
          cwd: root,
        });
        return { code: 0, stdout, stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        if (typeof code !== 'number') throw error;
        return { code, stdout, stderr };
      }
    },
    remove: () => {
      void stub.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await project.cli('trust', '--grant');
  await project.cli('settings', '--sync-checks', 'off');
  const named = layers.flatMap((layer, at) => layer.map((task, index) => [`L${at}.${index + 1}`, task] as const));
  for (const [key, task] of named) {
    const made = await project.cli('correct', 'F001', key, `prompt: ${task}`);
    if (made.code !== 0) throw new Error(`ashlar correct failed: ${made.stdout}${made.stderr}`);
  }
  return project;
}
