import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exclusive } from './exclusive.mjs';
import { lockIsInstalled } from './lock-is-installed.mjs';
import { withNodeHeaders } from './node-headers.mjs';
import { packageRoot } from './package-root.mjs';
import { runQuietly } from './run-quietly.mjs';

const modules = path.join(packageRoot, 'node_modules');
const stampFile = path.join(modules, '.ashlar-install.json');
const whatToInstall =
  'better-sqlite3 could not be compiled or loaded. It needs make, g++ and python3 (Debian: `apt-get install make g++ python3`; ' +
  "macOS: `xcode-select --install`) and Node's headers (<prefix>/include/node, or set npm_config_nodedir). Then try again.";

/** Installs the dependencies of package-lock.json when they are not there, belong to another lock or to another Node. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await exclusive(path.join(packageRoot, 'dist', '.install.lock'), async () => {
    if (isInstalled()) return;
    // Someone may have called npm themselves: then only the stamp is missing.
    const ready = lockIsInstalled(packageRoot) && (await sqliteLoads({ show: false }));
    if (!ready) await install();
    writeFileSync(stampFile, stamp());
  });
}

const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();

/** Compiled modules belong to one ABI: another Node needs another install. */
function stamp() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(packageRoot, 'package-lock.json')))
    .digest('hex');
  return JSON.stringify({ lock, abi: process.versions.modules, platform: process.platform, arch: process.arch });
}

async function install() {
  process.stderr.write('Installing dependencies (about a minute the first time) …\n');
  const [program, ...first] = npmProgram();
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const { ok, output } = await runQuietly(program, args, { cwd: packageRoot, env: withNodeHeaders() });
  if (!ok) {
    throw new Error(
      /better-sqlite3|node-gyp/.test(output) ? whatToInstall : '`npm ci` failed: the output above says why.',
    );
  }
  if (!(await sqliteLoads({ show: true }))) throw new Error(whatToInstall);
}

/** The very npm that called us, if one did: it needs no shell and no PATH. */
function npmProgram() {
  const caller = process.env.npm_execpath ?? '';
  if (path.basename(caller) === 'npm-cli.js') return [process.execPath, caller];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** In a process of its own: a binary for another Node can end the process that loads it. */
async function sqliteLoads({ show }) {
  const script = "const Database = require('better-sqlite3'); new Database(':memory:').close();";
  return (await runQuietly(process.execPath, ['-e', script], { cwd: packageRoot, show })).ok;
}
