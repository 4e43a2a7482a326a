import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from './package-root.mjs';

const folder = path.join(packageRoot, 'bench');

/** `npm run bench -- NAME [flags]`: bundles `bench/NAME.ts` and runs it in this process. */
export async function runBench([name, ...flags]) {
  const source = path.join(folder, `${name}.ts`);
  if (!name || !/^[a-z-]+$/.test(name) || !existsSync(source)) {
    const names = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    console.error(`Say which benchmark: ${names.map((file) => file.replace(/\.ts$/, '')).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const { build } = await import('esbuild');
  const outfile = path.join(packageRoot, 'dist', 'bench', `${name}.mjs`);
  await build({
    absWorkingDir: packageRoot,
    entryPoints: [source],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: { '@': packageRoot },
    logLevel: 'error',
  });
  const { bench } = await import(pathToFileURL(outfile).href);
  process.exitCode = await bench(flags, packageRoot);
}
