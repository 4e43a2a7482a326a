import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCli } from './build-parts.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { packageRoot } from './package-root.mjs';

/** Runs the built command line in this process with `process.argv`, after installing and building what is stale. */
export async function runCli() {
  try {
    await ensureInstalled();
    await buildCli();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  await import(pathToFileURL(path.join(packageRoot, 'dist', 'ashlar.mjs')).href);
}
