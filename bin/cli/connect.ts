import { setTimeout as sleep } from 'node:timers/promises';
import { readKeyFile } from '@/bin/gate/key-file';
import type { Door } from '@/bin/remote/door';
import { createRemoteAshlar } from '@/bin/remote/remote-ashlar';
import { AshlarError, isAshlarError } from '@/lib/domain/errors';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import type { CloseMode } from '@/lib/engine/ports';
import { type Cli, projectDirOf } from './cli';

export type Connection = {
  ashlar: Ashlar;
  projectDir: string;
  /** The way to the process that holds the project; null when this one does. */
  door: Door | null;
  /** Says with `mode` what becomes of what runs. Another process's project stays open. */
  close(mode: CloseMode): Promise<void>;
};

/** Another verb may hold the project for a moment. */
const WAIT_MS_MAX = 5000;
const WAIT_STEP_MS = 100;

/**
 * Opens the project, or the door of the dashboard that holds it. `watch`: this process stays, and follows the disk.
 * @throws E_LOCKED when another process holds it and cannot be spoken to.
 */
export async function connect(cli: Cli, { watch = false } = {}): Promise<Connection> {
  const projectDir = projectDirOf(cli);
  const { openWorkspace } = await import('@/lib/workspace/open-workspace');
  const giveUpAt = performance.now() + WAIT_MS_MAX;
  for (;;) {
    try {
      const workspace = await openWorkspace(projectDir, { env: cli.env, packageRoot: cli.packageRoot, watch });
      return { ashlar: workspace, projectDir, door: null, close: (mode) => workspace.close(mode) };
    } catch (error) {
      if (!isAshlarError(error) || error.code !== 'E_LOCKED') throw error;
      const door = await findDoor(projectDir, cli.env);
      if (door) return { ashlar: createRemoteAshlar(door), projectDir, door, close: async () => undefined };
      if (performance.now() > giveUpAt) throw heldByNoDoor(projectDir, cli.env, error);
    }
    await sleep(WAIT_STEP_MS);
  }
}

/** Opens the project for one piece of work, and closes it however that ends. */
export async function withProject<T>(cli: Cli, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(cli);
  try {
    return await work(connection);
  } finally {
    // What an earlier server began and left running is none of this verb's business.
    await connection.close('hand-back');
  }
}

/** The door of the running dashboard, if it answers. A key file left behind by a killed one leads nowhere. */
async function findDoor(projectDir: string, env: NodeJS.ProcessEnv): Promise<Door | null> {
  const file = readKeyFile(projectDir, env);
  if (!file) return null;
  const door = { origin: `http://127.0.0.1:${file.port}`, key: file.key };
  try {
    await createRemoteAshlar(door).call('settings', {});
    return door;
  } catch (error) {
    if (isAshlarError(error) && (error.code === 'E_UNREACHABLE' || error.code === 'E_NO_SESSION')) return null;
    throw error;
  }
}

function heldByNoDoor(projectDir: string, env: NodeJS.ProcessEnv, cause: AshlarError): AshlarError {
  const file = readKeyFile(projectDir, env);
  const holder = file ? `the process ${file.pid} (${file.url})` : 'another Ashlar process';
  return new AshlarError(
    'E_LOCKED',
    `${projectDir} is held by ${holder}, which does not answer.`,
    'Wait until it ends, or end it. A run in another terminal holds the project until it stops.',
    cause,
  );
}
