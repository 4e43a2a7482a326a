import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { main } from './cli/main';

// This file is built to dist/, which lies beside bin/: the package is one folder up from either.
const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };

// A reader that went away (`ashlar specs | head -1`) is no fault of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const exit = await main({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  packageRoot,
  version,
  streams: process,
  stdin: process.stdin,
  confirm: process.stdin.isTTY && process.stderr.isTTY ? confirm : null,
});

async function confirm(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(question)).trim());
  } finally {
    asking.close();
  }
}

// Whatever still holds the event loop (a kept-alive connection) must not keep the shell waiting; what is written must
// be out first.
process.exitCode = exit;
process.stdout.write('', () => process.stderr.write('', () => process.exit(exit)));
