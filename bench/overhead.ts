import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsSchema } from '@/lib/domain/project';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace } from '@/lib/workspace/open-workspace';

const TASKS = 1000;
const SPEC = 'F001';
const PROGRAM = '/bin/true';

/**
 * What Ashlar adds to a task: a plan of 1,000 tasks that each run `/bin/true`, against a bare Node loop that starts
 * the same program as often. The bare loop is measured before and after, so that a machine that slows down or warms
 * up meets both alike. Prints milliseconds a task and the ratio.
 */
export async function bench(flags: string[], packageRoot: string): Promise<number> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-bench-')));
  try {
    const prepared = await prepare(root, packageRoot);
    await bareLoop(50);
    const before = await bareLoop(TASKS / 2);
    const ashlarMs = await prepared.run();
    const after = await bareLoop(TASKS / 2);
    await prepared.close();
    report({ bareMs: before + after, ashlarMs }, flags.includes('--json'));
    return 0;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Milliseconds for starting the program `count` times, one after the other. */
async function bareLoop(count: number): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < count; n++) await once(spawn(PROGRAM, { stdio: ['ignore', 'pipe', 'pipe'] }), 'exit');
  return performance.now() - began;
}

/** A project of one layer in which every task is approved to run the program; `run` gives milliseconds to its end. */
async function prepare(root: string, packageRoot: string) {
  const project = join(root, 'project');
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config') };
  mkdirSync(join(project, 'specs', SPEC), { recursive: true });
  const tasks = Array.from({ length: TASKS }, (_, n) => `- [ ] Check part ${n + 1} of the building`);
  const plan = `# Bench\n\n## Layer 0: Infrastructure\n\n${tasks.join('\n')}\n`;
  writeFileSync(join(project, 'specs', SPEC, 'layered-tasks.md'), plan);
  saveSettings(settingsSchema.parse({ project, trusted: true, syncCommand: null }), env);

  const workspace = await openWorkspace(project, { env, packageRoot });
  const answer = { kind: 'shell', text: PROGRAM, effect: 'none' } as const;
  for (let n = 1; n <= TASKS; n++) {
    await workspace.call('correct', { spec: SPEC, task: `L0.${n}`, answer, remember: false });
  }
  return {
    async run(): Promise<number> {
      const began = performance.now();
      const { run } = await workspace.call('run', { spec: SPEC });
      await watchToEnd(workspace, run.id);
      const tookMs = performance.now() - began;
      const { progress, run: ended } = await workspace.call('summary', { spec: SPEC });
      if (ended.status !== 'complete' || progress.complete !== TASKS) {
        throw new Error(
          `The run is ${ended.status} with ${progress.complete} of ${TASKS} tasks: nothing was measured.`,
        );
      }
      return tookMs;
    },
    close: () => workspace.close('stop'),
  };
}

/** As a page would follow it: streams end after some thousand events and are continued. */
async function watchToEnd(ashlar: Ashlar, runId: string): Promise<void> {
  for (let cursor = 0; ; ) {
    for await (const item of ashlar.watch({ runId, cursor }, new AbortController().signal)) {
      if (item.type === 'finished') return;
      cursor = item.type === 'snapshot' ? item.snapshot.cursor : item.cursor;
    }
  }
}

function report(total: { bareMs: number; ashlarMs: number }, json: boolean): void {
  const bareMs = total.bareMs / TASKS;
  const ashlarMs = total.ashlarMs / TASKS;
  const ratio = ashlarMs / bareMs;
  if (json) {
    const figures = { bareMsPerTask: bareMs, ashlarMsPerTask: ashlarMs, overheadMsPerTask: ashlarMs - bareMs, ratio };
    console.log(JSON.stringify({ tasks: TASKS, program: PROGRAM, node: process.version, ...figures }));
    return;
  }
  console.log(`${TASKS} tasks, each ${PROGRAM}, one after the other (Node ${process.version})`);
  console.log(`  bare Node loop  ${bareMs.toFixed(2)} ms a task`);
  console.log(`  Ashlar          ${ashlarMs.toFixed(2)} ms a task`);
  console.log(`  overhead        ${(ashlarMs - bareMs).toFixed(2)} ms a task, ${ratio.toFixed(2)} times the bare loop`);
}
