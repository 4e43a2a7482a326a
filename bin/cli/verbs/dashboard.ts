import { once } from 'node:events';
import type { Cli } from '@/bin/cli/cli';
import { connect } from '@/bin/cli/connect';
import { EXIT, exitOfSignal } from '@/bin/cli/exit-codes';
import { listenForInterrupts } from '@/bin/cli/interrupts';
import { openRemotePage } from '@/bin/remote/remote-ashlar';
import { AshlarError } from '@/lib/domain/errors';
import type { AddVerb } from './verb';

type Flags = { port?: string; open: boolean; leaveRunning?: boolean };

export const addDashboard: AddVerb = (program, act) => {
  program
    .command('dashboard', { isDefault: true })
    .option('--port <n>', 'port on 127.0.0.1; any free one when left out')
    .option('--no-open', 'print the address, open no browser')
    .option('--leave-running', 'when stopped, let programs go on; the next start follows them to their end')
    .description('open the project in the browser (the default verb)')
    .action(act(dashboard));

  program
    .command('open')
    .option('--no-open', 'print the address, open no browser')
    .description('a new one-time address of the running dashboard')
    .action(
      act(async (cli, { open }: { open: boolean }) => {
        const { door, close } = await connect(cli);
        if (door) return announce(cli, await openRemotePage(door), open);
        await close('stop');
        throw new AshlarError('E_NOT_RUNNING', 'No dashboard holds this project.', 'Start one: ashlar dashboard');
      }),
    );
};

const STOPPING = 'Stopping: what runs is ended and marked as interrupted.';
const LEAVING =
  'Stopping: programs that run go on, the next start follows them; agents are ended and marked as interrupted.';

async function dashboard(cli: Cli, flags: Flags): Promise<number> {
  const port = typedPort(flags.port);
  const { ashlar, projectDir, door, close } = await connect(cli, { watch: true });
  if (door) return announce(cli, await openRemotePage(door), flags.open);
  const interrupts = listenForInterrupts();
  try {
    const { startServer } = await import('@/bin/server');
    const server = await startServer({ ashlar, projectDir, port, packageRoot: cli.packageRoot, env: cli.env });
    await announce(cli, server.url, flags.open);
    if (!interrupts.first.aborted) await once(interrupts.first, 'abort');
    cli.terminal.remark(flags.leaveRunning ? LEAVING : STOPPING);
    await server.close();
    return exitOfSignal(interrupts.first.reason);
  } finally {
    await close(flags.leaveRunning ? 'leave' : 'stop');
    interrupts.dispose();
  }
}

/** The one line on stdout that other programs wait for. */
async function announce({ terminal }: Cli, url: string, open: boolean): Promise<number> {
  if (terminal.json) terminal.document({ url });
  else terminal.line(`Ashlar is ready: ${url}`);
  if (open) await openBrowser(url).catch(() => terminal.remark('No browser could be opened: use the address above.'));
  return EXIT.ok;
}

async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const browser = await open(url);
  browser.on('error', () => undefined);
}

function typedPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new AshlarError('E_PORT', `--port ${JSON.stringify(text)} is not a port.`, 'Use a number from 0 to 65535.');
}
