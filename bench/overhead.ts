import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareLoop, loopWithCommits, makeLoop, PROGRAM } from './overhead/loops';
import { planned } from './overhead/planned-run';

const SIZES = [100, 1000, 10_000];
const WARM_UP = 50;
const MB = 1024 * 1024;

type Figures = { tasks: number; bare: number; commits: number; make: number | null; ashlar: number; memoryMb: number };

/**
 * What Ashlar adds to a task: plans of 100, 1,000 and 10,000 tasks that each run `/bin/true`, against a bare Node loop
 * that starts the same program as often, the same with two commits that wait for the disk, and `make -j1`. The loops are
 * measured half before and half after, so that a machine that slows down or warms up meets all alike. `--tasks N` takes
 * one size alone, `--json` prints a line of figures for each.
 */
export async function bench(flags: string[], packageRoot: string): Promise<number> {
  const asked = Number(flags[flags.indexOf('--tasks') + 1]);
  const sizes = flags.includes('--tasks') && asked > 0 ? [asked] : SIZES;
  if (!flags.includes('--json'))
    console.log(`Each task runs ${PROGRAM}, one after the other (Node ${process.version}).`);
  await bareLoop(WARM_UP);
  for (const tasks of sizes) report(await figuresFor(tasks, packageRoot), flags.includes('--json'));
  return 0;
}

/** Milliseconds a task. */
async function figuresFor(tasks: number, packageRoot: string): Promise<Figures> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-bench-')));
  const half = Math.ceil(tasks / 2);
  try {
    const before = { bare: await bareLoop(half), commits: await loopWithCommits(half, root) };
    const { tookMs, memoryGrowth } = await planned(tasks, root, packageRoot);
    const after = { bare: await bareLoop(half), commits: await loopWithCommits(half, root) };
    const makeMs = await makeLoop(tasks, join(root, 'make'));
    return {
      tasks,
      bare: (before.bare + after.bare) / (2 * half),
      commits: (before.commits + after.commits) / (2 * half),
      make: makeMs === null ? null : makeMs / tasks,
      ashlar: tookMs / tasks,
      memoryMb: memoryGrowth / MB,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function report({ tasks, bare, commits, make, ashlar, memoryMb }: Figures, json: boolean): void {
  const ratio = ashlar / bare;
  if (json) {
    const ms = { bareMs: bare, twoCommitsMs: commits, makeMs: make, ashlarMs: ashlar };
    console.log(JSON.stringify({ tasks, program: PROGRAM, node: process.version, ...ms, ratio, memoryMb }));
    return;
  }
  const line = (name: string, ms: number) =>
    console.log(
      `  ${name.padEnd(24)}${ms.toFixed(2).padStart(8)} ms a task ${(ms / bare).toFixed(2).padStart(6)} times bare`,
    );
  console.log(`${tasks} tasks`);
  line('bare Node loop', bare);
  line('with two FULL commits', commits);
  if (make !== null) line('make -j1', make);
  line('Ashlar', ashlar);
  console.log(`  memory grew by at most ${memoryMb.toFixed(0)} MB`);
}
