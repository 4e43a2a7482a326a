import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StepName, stepNames, type Times } from './import/import-whole';
import type { Memory } from './import/memory';
import { bundle, inOwnProcess } from './import/own-process';

const SIZES = [1000, 10_000, 100_000];
const TIME_MAX = 2;
const FILE_SHARE_MAX = 4;
const MEMORY_BASE_MAX = 100e6;
const MEGA = 1e6;

const names: Record<StepName, string> = {
  lines: 'plain loop over lines',
  markdown: 'markdown-it, bare parse',
  blocks: 'markdown-it, blocks alone',
  read: 'Ashlar: read',
  import: 'Ashlar: read, store',
  mapped: 'Ashlar: read, store, map',
};

type Result = { tasks: number; bytes: number; times: Times; memory: Record<StepName, Memory> };

/**
 * What it costs to take up a plan, beside a plain loop over its lines, a bare Markdown parse of the same file, and the
 * part of that parse which finds blocks alone: all in
 * turn in one process for each size, and each once in a process of its own for memory. Until somebody asks for
 * mappings a plan is only read and stored; `map` is every proposal made, as the first
 * board needs them. Targets: reading, and reading and storing, take at most twice the bare parse, and a process that
 * reads at most four times the file and 100 MB; a missed one is printed as missed. `--size N` measures one size,
 * `--json` prints the figures alone.
 */
export async function bench(flags: string[], packageRoot: string): Promise<number> {
  const asked = Number(flags[flags.indexOf('--size') + 1]);
  const sizes = flags.includes('--size') && asked > 0 ? [asked] : SIZES;
  const results: Result[] = [];
  for (const size of sizes) {
    const result = await measure(size, packageRoot);
    results.push(result);
    if (!flags.includes('--json')) report(result);
  }
  if (flags.includes('--json')) console.log(JSON.stringify({ node: process.version, results }));
  else reportLinearity(results);
  return 0;
}

async function measure(tasks: number, packageRoot: string): Promise<Result> {
  const [whole, alone] = [await bundle('import-whole', packageRoot), await bundle('read-alone', packageRoot)];
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-bench-')));
  const toRead = (step: StepName) => inOwnProcess<Memory>(alone, 'memoryToRead', project, step);
  const toImport = (step: StepName) => inOwnProcess<Memory>(whole, 'memoryToImport', project, step, packageRoot);
  try {
    const bytes = await inOwnProcess<number>(await bundle('project', packageRoot), 'makeProject', project, tasks);
    const memory = {
      ...{ lines: await toRead('lines'), markdown: await toRead('markdown'), blocks: await toRead('blocks') },
      read: await toRead('read'),
      ...{ import: await toImport('import'), mapped: await toImport('mapped') },
    };
    // Last: it edits the plan.
    const times = await inOwnProcess<Times>(whole, 'timesToImport', project, tasks, packageRoot);
    return { tasks, bytes, times, memory };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function report({ tasks, bytes, times: { ms, parts }, memory }: Result): void {
  console.log(`\n${tasks} tasks, ${(bytes / MEGA).toFixed(2)} MB (Node ${process.version})`);
  for (const step of stepNames) {
    const { rssBytes, baseBytes, heapBytes } = memory[step];
    const held = `peak ${mega(rssBytes)} MB (+${mega(rssBytes - baseBytes)} MB), ${mega(heapBytes)} MB live`;
    const time = `${ms[step].toFixed(1)} ms`.padStart(11);
    console.log(`  ${names[step].padEnd(27)}${time}  ${(ms[step] / ms.markdown).toFixed(2).padStart(6)} x  ${held}`);
  }
  const { readMs = 0, storeMs = 0, mapMs = 0, editedMs = 0, againMs = 0 } = parts;
  const all = readMs + storeMs + mapMs;
  const share = (part: number): string => `${part.toFixed(0)} ms (${Math.round((100 * part) / all)} %)`;
  console.log(`  of it: read ${share(readMs)}, store ${share(storeMs)}, map ${share(mapMs)}`);
  console.log(`  with 3 tasks in 10 edited ${editedMs.toFixed(0)} ms, asked again ${againMs.toFixed(1)} ms`);
  const most = (FILE_SHARE_MAX * bytes + MEMORY_BASE_MAX) / MEGA;
  tell('time to read', ms.read / ms.markdown, TIME_MAX, 'times the bare parse');
  tell('time to read and store', ms.import / ms.markdown, TIME_MAX, 'times the bare parse');
  tell('memory to read', memory.read.rssBytes / MEGA, most, 'MB at the peak');
}

const mega = (bytes: number): string => (bytes / MEGA).toFixed(0);

function tell(what: string, value: number, most: number, unit: string): void {
  const verdict = value <= most ? 'met' : 'MISSED';
  console.log(`  target ${verdict}: ${what} ${value.toFixed(2)} ${unit}, at most ${most.toFixed(2)}`);
}

/** Time for each task against that of the smallest plan: 1 is linear. */
function reportLinearity(results: Result[]): void {
  const [first, ...others] = results;
  if (!first || others.length === 0) return;
  console.log(`\ntime a task, against the plan of ${first.tasks} (1 is linear)`);
  for (const step of stepNames) {
    const perTask = ({ tasks, times }: Result): number => times.ms[step] / tasks;
    const growth = others.map((one) => `${one.tasks}: ${(perTask(one) / perTask(first)).toFixed(2)} x`);
    console.log(`  ${names[step].padEnd(27)}${growth.join('  ')}`);
  }
}
