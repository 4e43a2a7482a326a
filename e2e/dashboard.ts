import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ashlarBin, type ExampleProject } from './example-project';

export type Dashboard = {
  /** The printed address, with its one-time code. */
  url: string;
  origin: string;
  port: number;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
};

/** Starts the real server on a free port (or the given one) and waits for the line with its address. */
export async function startDashboard(project: ExampleProject, port = 0): Promise<Dashboard> {
  const args = [ashlarBin, 'dashboard', '--project', project.dir, '--no-open', '--port', String(port)];
  const child = spawn(process.execPath, args, { env: project.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const url = await firstAddress(child, errors);
  const { origin, port: bound } = new URL(url);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, origin, port: Number(bound), stop: () => end('SIGINT'), kill: () => end('SIGKILL') };
}

async function firstAddress(child: ChildProcess, errors: string[]): Promise<string> {
  if (!child.stdout) throw new Error('The dashboard has no standard output.');
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error(`The dashboard ended before it printed its address.\n${errors.join('')}`);
}
