import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDb, openDb } from '@/db/client';
import { listAttemptRows, listEventRows } from '@/db/queries/ledger-rows';
import { brokenInvariants } from '@/lib/workspace/faults/invariants';
import { buildProgram } from '@/lib/workspace/fixtures/build-program';
import {
  doubleStarts,
  type MarkedProject,
  makeMarkedProject,
  restOf,
  markedSpec as spec,
} from '@/lib/workspace/fixtures/marked-project';

type Options = { random: () => number; folder: string; packageRoot: string };
/** What a killed server had shown: places in the ledger, and bytes of output by attempt. */
type Shown = { seqs: number[]; bytes: Map<string, number> };

/** Longest life of a server once its run goes on, in milliseconds. */
const LIFE_MS = 1500;

/**
 * Kills a server that runs a spec, again and again, at any moment, and opens the project anew each time. Returns how
 * often something that must hold did not.
 */
export async function killAtRandom(count: number, { random, folder, packageRoot }: Options): Promise<number> {
  if (count === 0) return 0;
  const victim = buildProgram('victim', folder, packageRoot);
  const world = await makeMarkedProject({ tasks: 5, layers: 2, seconds: '0.1', packageRoot });
  const totals = { killed: 0, shown: 0, open: 0, followed: 0, interrupted: 0, starts: 0, failures: 0 };
  try {
    for (let n = 1; n <= count; n++) {
      const lifeMs = Math.round(random() * LIFE_MS);
      const server = startServer(victim, world, packageRoot);
      await Promise.race([server.running, once(server.child, 'close')]);
      await sleep(lifeMs);
      if (server.child.exitCode === null) totals.killed += 1;
      else if (server.child.exitCode !== 0) totals.failures += 1;
      server.child.kill('SIGKILL');
      await server.closed;
      const left = openAttempts(world, packageRoot);
      const broken = await settleAndCheck(world, server.shown, packageRoot);
      const ended = statusesOf(world, left, packageRoot);
      totals.shown += server.shown.seqs.length;
      totals.open += left.length;
      totals.interrupted += ended.filter((status) => status === 'interrupted').length;
      totals.followed += ended.filter((status) => status !== 'interrupted').length;
      if (broken.length) {
        totals.failures += 1;
        console.log(`kill ${n}, ${lifeMs} ms after Run:\n  ${broken.join('\n  ')}`);
      }
      if (n % 50 === 0) console.log(`  ${n} of ${count} …`);
    }
    totals.starts = world.begun().length;
  } finally {
    world.remove();
  }
  const { killed, shown, open, followed, interrupted, starts, failures } = totals;
  console.log(
    `kill -9: ${count} servers (${killed} in mid-run), ${shown} events were shown; ${open} attempts were under way: ${followed} followed to their end, ${interrupted} interrupted; ${starts} starts; ${failures} broke`,
  );
  return failures;
}

function startServer(program: string, world: MarkedProject, packageRoot: string) {
  const child: ChildProcess = spawn(process.execPath, [program, world.project, packageRoot, spec], {
    env: { ...world.env, NODE_PATH: join(packageRoot, 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const shown: Shown = { seqs: [], bytes: new Map() };
  let rest = '';
  let begin: () => void = () => {};
  const running = new Promise<void>((resolve) => {
    begin = resolve;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [word, first = '', second = ''] = line.split(' ');
      if (word === 'running') begin();
      if (word === 'seq') shown.seqs.push(Number(first));
      if (word === 'bytes') shown.bytes.set(first, Number(second));
    }
  });
  return { child, shown, running, closed: once(child, 'close') };
}

/** Opens the project as the next start does, waits for rest, and ends the run; then looks at all that must hold. */
async function settleAndCheck(world: MarkedProject, shown: Shown, packageRoot: string): Promise<string[]> {
  const workspace = await world.open();
  const { run } = await restOf(workspace);
  if (run?.status === 'paused') await workspace.call('cancel', { spec });
  await workspace.close('stop');
  return withDb(world, packageRoot, (db) => {
    const known = new Set(listEventRows(db).map(({ seq }) => seq));
    const lost = shown.seqs.filter((seq) => seq > 0 && !known.has(seq));
    return [
      ...brokenInvariants({ db, projectDir: world.project, shown: shown.bytes }),
      ...doubleStarts(world.begun(), listAttemptRows(db)),
      ...lost.map((seq) => `event ${seq} was shown and is lost`),
      ...listAttemptRows(db)
        .filter(({ n }) => n > 1)
        .map(({ id }) => `attempt ${id} was a second try that nobody asked for`),
    ];
  });
}

const openAttempts = (world: MarkedProject, packageRoot: string): string[] =>
  withDb(world, packageRoot, (db) =>
    listAttemptRows(db).flatMap(({ id, status }) => (status === 'starting' || status === 'running' ? [id] : [])),
  );

const statusesOf = (world: MarkedProject, ids: string[], packageRoot: string): string[] =>
  withDb(world, packageRoot, (db) =>
    listAttemptRows(db).flatMap(({ id, status }) => (ids.includes(id) ? [status] : [])),
  );

function withDb<T>(world: MarkedProject, packageRoot: string, look: (db: ReturnType<typeof openDb>) => T): T {
  const db = openDb(join(world.project, '.claude/ashlar/state.db'), join(packageRoot, 'drizzle'));
  try {
    return look(db);
  } finally {
    closeDb(db);
  }
}
