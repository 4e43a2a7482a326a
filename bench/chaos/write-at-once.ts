import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMarkedProject, restOf, markedSpec as spec } from '@/lib/workspace/fixtures/marked-project';

const MB = 1024 * 1024;
/** Most that memory may grow, in MB: the promise of the engine's guide. */
const GROWTH_MAX = 100;

/**
 * Lets three tasks write so many megabytes each at once. Prints how far memory grew and how a page's question was
 * answered meanwhile, as a ratio to its answer at rest. Returns 1 when memory grew too far or output was lost.
 */
export async function writeAtOnce(megabytes: number, packageRoot: string): Promise<number> {
  if (megabytes === 0) return 0;
  const world = await makeMarkedProject({ tasks: 3, packageRoot });
  try {
    const workspace = await world.open();
    writeFileSync(join(world.root, 'much.sh'), `yes 'a line of output' | head -c ${megabytes * MB}\n`);
    const answer = { kind: 'shell', text: `sh ${join(world.root, 'much.sh')}`, effect: 'none' } as const;
    for (const task of world.keys) await workspace.call('correct', { spec, task, answer, remember: false });
    const ask = async (): Promise<number> => {
      const began = performance.now();
      await workspace.call('board', { spec });
      return performance.now() - began;
    };
    const idle = await median(ask, 40);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 10);
    await workspace.call('run', { spec, parallel: 3 });
    const busy = await median(ask, 40);
    await restOf(workspace);
    clearInterval(sampling);
    await workspace.close('stop');
    const { attempts, broken } = world.inspect();
    const whole = attempts.filter(({ logBytes }) => logBytes === megabytes * MB).length;
    const grown = Math.round((peak - before) / MB);
    console.log(
      `output: ${whole} of 3 logs whole with ${megabytes} MB each; memory +${grown} MB; a board is answered in ${(busy / idle).toFixed(1)} × its time at rest`,
    );
    for (const one of broken) console.log(`  ${one}`);
    return whole === 3 && grown <= GROWTH_MAX && broken.length === 0 ? 0 : 1;
  } finally {
    world.remove();
  }
}

async function median(measure: () => Promise<number>, count: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await measure());
  return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? 0;
}
