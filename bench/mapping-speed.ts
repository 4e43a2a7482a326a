import type { Catalog } from '@/lib/domain/command';
import { propose } from '@/lib/mapping/propose';
import { plainSearch } from './mapping/baselines';
import { readLabelledData } from './mapping/labelled-tasks';
import { madeCatalog, manyTasks, type Timed } from './mapping/many-tasks';

const SIZES = [1000, 10_000, 50_000];
const MOST = 1.5;
const ROUNDS = 3;

/**
 * What a whole proposal costs against the bare search library asked for the same texts over the same catalog: 10,000
 * tasks in one pass, both in turn so that a slow machine meets both alike, the best of three rounds counts. Then
 * whether ten and fifty times the tasks take ten and fifty times as long. `--data DIR` takes its catalog and tasks.
 * Fails when a proposal costs more than 1.5 times the search.
 */
export async function bench(flags: string[]): Promise<number> {
  const data = readLabelledData(flags);
  const catalog = data?.catalog ?? madeCatalog();
  const tasks = manyTasks(SIZES.at(-1) ?? 0, data);
  const search = plainSearch(catalog);
  const times = { ours: Number.POSITIVE_INFINITY, bare: Number.POSITIVE_INFINITY };
  const some = tasks.slice(0, 10_000);
  for (let round = 0; round < ROUNDS; round++) {
    times.bare = Math.min(
      times.bare,
      timed(() => {
        for (const { text } of some) search(text);
      }),
    );
    times.ours = Math.min(
      times.ours,
      timed(() => proposeAll(some, catalog)),
    );
  }
  const ratio = times.ours / times.bare;
  const ms = SIZES.map((size) => timed(() => proposeAll(tasks.slice(0, size), catalog)));
  if (flags.includes('--json')) {
    console.log(JSON.stringify({ commands: catalog.length, ...times, ratio, sizes: SIZES, ms }));
  } else {
    console.log(`10,000 tasks × ${catalog.length} commands, best of ${ROUNDS}`);
    console.log(`bare search  ${times.bare.toFixed(0)} ms`);
    console.log(`proposals    ${times.ours.toFixed(0)} ms, ${ratio.toFixed(2)} times the search (at most ${MOST})`);
    SIZES.forEach((size, i) => {
      console.log(
        `${String(size).padStart(6)} tasks ${((1000 * (ms[i] ?? 0)) / size).toFixed(0).padStart(6)} µs a task`,
      );
    });
  }
  return ratio <= MOST ? 0 : 1;
}

function proposeAll(tasks: readonly Timed[], catalog: Catalog): void {
  for (const { text, layer, stack } of tasks) {
    const task = { description: text, layerKey: layer, command: null, args: '', agent: null };
    propose(task, { catalog, stack, corrections: [], specId: '' });
  }
}

function timed(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}
