import { doubleStarts, makeMarkedProject, restOf, markedSpec as spec } from '@/lib/workspace/fixtures/marked-project';

/** Presses Run twenty times at once, round after round. Returns in how many rounds not exactly one run began. */
export async function pressAtOnce(rounds: number, packageRoot: string): Promise<number> {
  if (rounds === 0) return 0;
  const world = await makeMarkedProject({ tasks: 2, seconds: '0', packageRoot });
  let failures = 0;
  try {
    const workspace = await world.open();
    for (let round = 1; round <= rounds; round++) {
      const before = world.begun().length;
      const presses = Array.from({ length: 20 }, () => workspace.call('run', { spec, fresh: true }));
      const begun = (await Promise.allSettled(presses)).filter(({ status }) => status === 'fulfilled').length;
      await restOf(workspace);
      const starts = world.begun().length - before;
      if (begun === 1 && starts === 2) continue;
      failures += 1;
      console.log(`round ${round}: ${begun} runs and ${starts} starts of 2 tasks`);
    }
    await workspace.close('stop');
    const { broken, attempts } = world.inspect();
    const found = [...broken, ...doubleStarts(world.begun(), attempts)];
    for (const one of found) console.log(`  ${one}`);
    failures += found.length;
  } finally {
    world.remove();
  }
  console.log(`20 presses of Run at once, ${rounds} times: ${failures} broke`);
  return failures;
}
