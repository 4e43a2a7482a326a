import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contentHash } from './content-hash.mjs';
import { exclusive } from './exclusive.mjs';
import { packageRoot } from './package-root.mjs';
import { runQuietly } from './run-quietly.mjs';

const dist = path.join(packageRoot, 'dist');

const parts = {
  cli: {
    label: 'the command line',
    inputs: ['bin', 'lib', 'db', 'package-lock.json', 'tsconfig.json'],
    result: path.join(dist, 'ashlar.mjs'),
    make: makeCli,
  },
  pages: {
    label: 'the pages',
    inputs: [
      'app',
      'components',
      'lib/client',
      'lib/domain',
      'lib/server',
      'public',
      'instrumentation-client.ts',
      'next.config.mjs',
      'postcss.config.mjs',
      'package-lock.json',
      'tsconfig.json',
    ],
    result: path.join(packageRoot, '.next', 'BUILD_ID'),
    make: makePages,
  },
};

/** Brings `dist/ashlar.mjs` up to date. Does nothing when it is. */
export const buildCli = () => ensure('cli');

/** Brings `.next` up to date. Does nothing when it is. */
export const buildPages = () => ensure('pages');

async function ensure(name) {
  if (isFresh(name)) return;
  await exclusive(path.join(dist, `.${name}.lock`), async () => {
    if (isFresh(name)) return;
    const part = parts[name];
    const started = Date.now();
    process.stderr.write(`Building ${part.label} …`);
    const hash = contentHash(packageRoot, part.inputs);
    rmSync(stampOf(name), { force: true });
    const made = await part.make();
    process.stderr.write(made ? ` done in ${((Date.now() - started) / 1000).toFixed(1)} s\n` : ' failed\n');
    if (!made) throw new Error(`Building ${part.label} failed: the output above says why.`);
    writeFileSync(stampOf(name), hash);
  });
}

const stampOf = (name) => path.join(dist, `.${name}.hash`);

function isFresh(name) {
  const { inputs, result } = parts[name];
  if (!existsSync(result) || !existsSync(stampOf(name))) return false;
  return readFileSync(stampOf(name), 'utf8') === contentHash(packageRoot, inputs);
}

async function makeCli() {
  const { build } = await import('esbuild');
  const outcome = await build({
    absWorkingDir: packageRoot,
    entryPoints: { ashlar: 'bin/cli.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: { '@': packageRoot },
    sourcemap: true,
    logLevel: 'error',
    metafile: true,
  }).catch((error) => error);
  if (outcome instanceof Error) return false;
  dropOldChunks(new Set(Object.keys(outcome.metafile.outputs)));
  return true;
}

/** Chunks of older builds stay for a day: a server that still runs may not have loaded all of its own. */
function dropOldChunks(current) {
  const folder = path.join(dist, 'chunks');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const isOld = Date.now() - statSync(path.join(folder, name)).mtimeMs > 24 * 3600 * 1000;
    if (isOld && !current.has(`dist/chunks/${name}`)) rmSync(path.join(folder, name), { force: true });
  }
}

async function makePages() {
  const next = path.join(packageRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  return (await runQuietly(process.execPath, [next, 'build'], { cwd: packageRoot, env })).ok;
}
