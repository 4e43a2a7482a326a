import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { settingsSchema } from '@/lib/domain/project';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from '@/lib/workspace/open-workspace';

const SPEC = 'F001';
const TASKS = 3;
const BYTES = 100 * 1024 * 1024;
const MB = 1024 * 1024;
const idleRounds = 40;
const pauseMs = 20;

/**
 * What three tasks that each write 100 MB at once do to Ashlar: how much memory it takes, and how long what a page asks
 * for (the board) takes meanwhile, against the same without them. A reader follows the run as a page does.
 */
export async function bench(flags: string[], packageRoot: string): Promise<number> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-bench-')));
  const workspace = await prepare(root, packageRoot);
  try {
    const idle = median(await answers(workspace, (n) => n < idleRounds));
    const before = process.memoryUsage().rss;
    let peak = before;
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 10);
    const began = performance.now();
    const { run } = await workspace.call('run', { spec: SPEC });
    let isOver = false;
    const followed = follow(workspace, run.id).then(() => {
      isOver = true;
    });
    const busy = await answers(workspace, () => !isOver);
    await followed;
    clearInterval(sampling);
    const seconds = (performance.now() - began) / 1000;
    const bytes = await bytesOf(workspace);
    if (bytes !== TASKS * BYTES) throw new Error(`The logs hold ${bytes} bytes: nothing was measured.`);
    const figures = { memoryMb: (peak - before) / MB, idleMs: idle, busyMs: median(busy), ratio: median(busy) / idle };
    if (flags.includes('--json')) console.log(JSON.stringify({ ...figures, worstMs: Math.max(...busy), seconds }));
    else {
      console.log(
        `${TASKS} tasks at once, each writes ${BYTES / MB} MB, in ${seconds.toFixed(1)} s (Node ${process.version})`,
      );
      console.log(`  memory grew by at most ${figures.memoryMb.toFixed(0)} MB`);
      console.log(
        `  the board took ${idle.toFixed(1)} ms before, ${figures.busyMs.toFixed(1)} ms meanwhile (median of ${busy.length})`,
      );
      console.log(`  ${figures.ratio.toFixed(2)} times as long, at worst ${Math.max(...busy).toFixed(1)} ms`);
    }
    return 0;
  } finally {
    await workspace.close('stop');
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function prepare(root: string, packageRoot: string): Promise<Workspace> {
  const project = join(root, 'project');
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config') };
  mkdirSync(join(project, 'specs', SPEC), { recursive: true });
  const tasks = Array.from({ length: TASKS }, (_, n) => `- Write part ${n + 1}`).join('\n');
  writeFileSync(
    join(project, 'specs', SPEC, 'layered-tasks.md'),
    `# Bench\n\n## Layer 0: All (Parallel)\n\n${tasks}\n`,
  );
  const settings = { project, trusted: true, syncCommand: null, concurrency: TASKS };
  saveSettings(settingsSchema.parse(settings), env);
  const workspace = await openWorkspace(project, { env, packageRoot });
  const answer = { kind: 'shell', text: `sh -c "yes | head -c ${BYTES}"`, effect: 'none' } as const;
  const keys = Array.from({ length: TASKS }, (_, n) => `L0.${n + 1}`);
  await workspace.call('correctAll', { spec: SPEC, tasks: keys, answer });
  return workspace;
}

/** Milliseconds of each answer, one after the other with a pause between, as long as asked for. */
async function answers(workspace: Workspace, goOn: (round: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goOn(times.length)) {
    const began = performance.now();
    await workspace.call('board', { spec: SPEC });
    times.push(performance.now() - began);
    await sleep(pauseMs);
  }
  return times;
}

async function follow(workspace: Workspace, runId: string): Promise<void> {
  for (let cursor = 0; ; ) {
    for await (const item of workspace.watch({ runId, cursor }, new AbortController().signal)) {
      if (item.type === 'finished') return;
      cursor = item.type === 'snapshot' ? item.snapshot.cursor : item.cursor;
    }
  }
}

async function bytesOf(workspace: Workspace): Promise<number> {
  let bytes = 0;
  for (let n = 1; n <= TASKS; n++) {
    const { attempts } = await workspace.call('task', { spec: SPEC, task: `L0.${n}` });
    bytes += attempts[0]?.logBytes ?? 0;
  }
  return bytes;
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
