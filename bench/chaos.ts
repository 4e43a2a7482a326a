import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAtRandom } from './chaos/kill-at-random';
import { pressAtOnce } from './chaos/press-at-once';
import { createRandom } from './chaos/random';
import { startAtOnce } from './chaos/start-at-once';
import { writeAtOnce } from './chaos/write-at-once';

const usage =
  'npm run chaos -- [--kills 200] [--presses 50] [--races 100] [--output 100] [--seed N]; 0 leaves a part out';

/**
 * What a person, a machine and a bad day can do, at random and many times: servers killed at any moment, Run pressed
 * twenty times at once, two starts at once, and a hundred megabytes of output from three tasks. After each, everything
 * that must hold is checked. Prints the seed, so that a failure can be had again, and ends with 1 when there was one.
 */
export async function bench(flags: string[], packageRoot: string): Promise<number> {
  const { values } = parseArgs({
    args: flags,
    options: {
      ...{ kills: { type: 'string', default: '200' }, presses: { type: 'string', default: '50' } },
      ...{ races: { type: 'string', default: '100' }, output: { type: 'string', default: '100' } },
      ...{ seed: { type: 'string' }, help: { type: 'boolean' } },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const random = createRandom(seed);
  console.log(`seed ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-chaos-'));
  const parts = [
    () => killAtRandom(Number(values.kills), { random, folder, packageRoot }),
    () => pressAtOnce(Number(values.presses), packageRoot),
    () => startAtOnce(Number(values.races), { random, folder, packageRoot }),
    () => writeAtOnce(Number(values.output), packageRoot),
  ];
  let failures = 0;
  try {
    for (const part of parts) failures += await part();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(failures === 0 ? 'nothing broke' : `${failures} broke; again with --seed ${seed}`);
  return failures === 0 ? 0 : 1;
}
