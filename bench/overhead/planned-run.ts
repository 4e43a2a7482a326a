import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '@/lib/domain/project';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace } from '@/lib/workspace/open-workspace';
import { PROGRAM } from './loops';

const SPEC = 'F001';
const memoryEveryMs = 50;

export type PlannedRun = {
  tookMs: number;
  /** Highest resident memory during the run, above what it was before, in bytes. */
  memoryGrowth: number;
};

/** Runs a plan of one layer whose tasks all run the program, watched as a page would, and closes the project again. */
export async function planned(count: number, root: string, packageRoot: string): Promise<PlannedRun> {
  const project = join(root, 'project');
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config') };
  mkdirSync(join(project, 'specs', SPEC), { recursive: true });
  const tasks = Array.from({ length: count }, (_, n) => `- [ ] Check part ${n + 1} of the building`);
  const plan = `# Bench\n\n## Layer 0: Infrastructure\n\n${tasks.join('\n')}\n`;
  writeFileSync(join(project, 'specs', SPEC, 'layered-tasks.md'), plan);
  saveSettings(settingsSchema.parse({ project, trusted: true, syncCommand: null }), env);
  const workspace = await openWorkspace(project, { env, packageRoot });
  try {
    const answer = { kind: 'shell', text: PROGRAM, effect: 'none' } as const;
    await workspace.call('correctAll', { spec: SPEC, tasks: tasks.map((_, n) => `L0.${n + 1}`), answer });
    return await measure(workspace, count);
  } finally {
    await workspace.close('stop');
  }
}

async function measure(workspace: Ashlar, count: number): Promise<PlannedRun> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, memoryEveryMs);
  const began = performance.now();
  const { run } = await workspace.call('run', { spec: SPEC });
  await watchToEnd(workspace, run.id);
  const tookMs = performance.now() - began;
  clearInterval(sampling);
  const { progress, run: ended } = await workspace.call('summary', { spec: SPEC });
  if (ended.status === 'complete' && progress.complete === count) return { tookMs, memoryGrowth: peak - before };
  throw new Error(`The run is ${ended.status} with ${progress.complete} of ${count} tasks: nothing was measured.`);
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
