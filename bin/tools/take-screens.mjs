import path from 'node:path';
import { buildCli, buildPages } from './build-parts.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findChromium } from './find-chromium.mjs';
import { packageRoot } from './package-root.mjs';
import { runLoudly } from './run-loudly.mjs';

/** `npm run screens`: photographs every page of the example into docs/screens, light and dark, wide and narrow. */
export async function takeScreens() {
  try {
    await ensureInstalled();
    await buildCli();
    await buildPages();
    const env = { ...process.env, ASHLAR_SCREENS: '1', ASHLAR_CHROMIUM: await findChromium() };
    const playwright = path.join(packageRoot, 'node_modules', '@playwright', 'test', 'cli.js');
    const args = [playwright, 'test'];
    if (!(await runLoudly(process.execPath, args, { cwd: packageRoot, env }))) process.exitCode = 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
