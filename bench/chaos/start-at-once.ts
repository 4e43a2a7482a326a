import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeMarkedProject } from '@/lib/workspace/fixtures/marked-project';

type Options = { random: () => number; folder: string; packageRoot: string };
type Start = { child: ChildProcess; address: Promise<string>; closed: Promise<unknown[]> };

/**
 * Starts two dashboards of one project at once, one of them through a link: one must hold it, the other must print an
 * address of the first and end with 0. Returns how often that was not so.
 */
export async function startAtOnce(count: number, { random, folder, packageRoot }: Options): Promise<number> {
  if (count === 0) return 0;
  const world = await makeMarkedProject({ packageRoot });
  const link = join(folder, 'link');
  symlinkSync(world.project, link);
  let failures = 0;
  try {
    for (let n = 1; n <= count; n++) {
      const apartMs = Math.round(random() * 50);
      const first = start(world.project, world.env, packageRoot);
      await sleep(apartMs);
      const second = start(link, world.env, packageRoot);
      const outcome = await outcomeOf([first, second]);
      if (outcome === null) continue;
      failures += 1;
      console.log(`race ${n}, ${apartMs} ms apart: ${outcome}`);
    }
  } finally {
    world.remove();
  }
  console.log(`two starts at once, ${count} times: ${failures} broke`);
  return failures;
}

function start(project: string, env: NodeJS.ProcessEnv, packageRoot: string): Start {
  const words = [join(packageRoot, 'bin/ashlar.mjs'), 'dashboard', '--no-open', '--json', '--project', project];
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const closed = once(child, 'close');
  const address = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const url = /"url":\s*"([^"]+)"/.exec(text)?.[1];
      if (url) resolve(url);
    });
    void closed.then(() => resolve(''));
  });
  return { child, address, closed };
}

/** Null when one server holds the project and the other led to it; else what happened instead. */
async function outcomeOf(starts: [Start, Start]): Promise<string | null> {
  try {
    const addresses = await Promise.all(starts.map(({ address }) => address));
    const origins = addresses.map((address) => (address ? new URL(address).origin : 'no address'));
    if (new Set(origins).size !== 1) return `two servers or none: ${origins.join(' and ')}`;
    const left = await Promise.race(starts.map(async ({ closed }, index) => ({ index, exit: (await closed)[0] })));
    if (left.exit !== 0) return `the second ended with ${String(left.exit)}`;
    const holder = starts[1 - left.index];
    return holder && holder.child.exitCode === null ? null : 'nobody holds the project';
  } finally {
    for (const { child } of starts) child.kill('SIGTERM');
    await Promise.all(starts.map(({ closed }) => closed));
  }
}
