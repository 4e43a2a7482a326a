import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { findChromium } from './find-chromium.mjs';
import { packageRoot } from './package-root.mjs';
import { runLoudly } from './run-loudly.mjs';

const tool = (...segments) => [process.execPath, path.join(packageRoot, 'node_modules', ...segments)];

/** In this order, from the fastest answer to the slowest. A step is a list of commands, or a reason to leave it out. */
const steps = {
  types: () => [
    ...(existsSync(path.join(packageRoot, 'app')) ? [[...tool('next', 'dist', 'bin', 'next'), 'typegen']] : []),
    [...tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
  ],
  lint: () => [
    [
      ...tool('@biomejs', 'biome', 'bin', 'biome'),
      'ci',
      '--error-on-warnings',
      ...(process.stdout.isTTY ? [] : ['--colors=off']),
      '.',
    ],
  ],
  directions: () => [[process.execPath, 'bin/tools/check-directions.mjs']],
  'dead-code': () => {
    const [major, minor] = process.versions.node.split('.').map(Number);
    if (major < 20 || (major === 20 && minor < 19))
      return `knip needs Node 20.19, and this is ${process.versions.node}`;
    return [[...tool('knip', 'bin', 'knip.js'), '--no-progress']];
  },
  audit: () => [[process.execPath, 'bin/tools/audit.mjs']],
  units: () => [[...tool('vitest', 'vitest.mjs'), 'run']],
  build: () => [[process.execPath, 'bin/build.mjs']],
  e2e: () => [[...tool('@playwright', 'test', 'cli.js'), 'test']],
};

/** `npm test`: every step in order, or those of `--only a,b`. Ends with a line that counts them. */
export async function runSteps(args) {
  const chosen = chosenSteps(args);
  if (!chosen) return;
  let passed = 0;
  let skipped = 0;
  try {
    await ensureInstalled();
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
    if (chosen.includes('e2e')) env.ASHLAR_CHROMIUM = await findChromium();
    for (const name of chosen) {
      const outcome = await runStep(name, env);
      if (outcome === 'failed') throw new Error(`Step “${name}” failed. Run it alone with: npm test -- --only ${name}`);
      if (outcome === 'skipped') skipped++;
      else passed++;
    }
    console.log(countLine(passed, 0, skipped));
  } catch (error) {
    console.error(`\n${error.message}`);
    console.log(countLine(passed, 1, skipped));
    process.exitCode = 1;
  }
}

const countLine = (passed, failed, skipped) =>
  `steps: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

function chosenSteps(args) {
  const all = Object.keys(steps);
  if (args.length === 0) return all;
  const names = (args[0] === '--only' ? args.slice(1) : []).flatMap((arg) => arg.split(','));
  if (names.length > 0 && names.every((name) => all.includes(name))) return all.filter((name) => names.includes(name));
  console.error(`Usage: npm test -- [--only ${all.join(',')}]`);
  process.exitCode = 2;
  return null;
}

async function runStep(name, env) {
  const commands = steps[name]();
  if (typeof commands === 'string') {
    console.log(`\n── ${name}: skipped, ${commands}`);
    return 'skipped';
  }
  console.log(`\n── ${name}`);
  const started = Date.now();
  for (const [program, ...args] of commands) {
    if (!(await runLoudly(program, args, { cwd: packageRoot, env }))) return 'failed';
  }
  console.log(`── ${name}: passed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return 'passed';
}
