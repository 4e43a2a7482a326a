import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles `bench/import/NAME.ts`, so that a process can load it and nothing else. Returns its URL. */
export async function bundle(name: string, packageRoot: string): Promise<string> {
  const outfile = join(packageRoot, 'dist', 'bench', `import-${name}.mjs`);
  await build({
    absWorkingDir: packageRoot,
    entryPoints: [join(packageRoot, 'bench', 'import', `${name}.ts`)],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' },
    ...{ alias: { '@': packageRoot }, logLevel: 'error' },
  });
  return pathToFileURL(outfile).href;
}

/** Calls a function of a bundle in a process of its own, with garbage collection at hand, and returns its answer. */
export async function inOwnProcess<T>(bundled: string, name: string, ...args: unknown[]): Promise<T> {
  const call = `bench.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
  const script = `const bench = await import(${JSON.stringify(bundled)}); console.log(JSON.stringify(${call}));`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [exit] = (await once(child, 'close')) as [number | null];
  if (exit !== 0) throw new Error(`A measurement ended with ${exit}.`);
  return JSON.parse(output) as T;
}
