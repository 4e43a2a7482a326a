import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildCli, buildPages } from './build-parts.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { packageRoot } from './package-root.mjs';
import { runCli } from './run-cli.mjs';
import { runQuietly } from './run-quietly.mjs';
import { withoutNpm } from './without-npm.mjs';

/**
 * `npm start`: installs and builds what is stale, then opens the project given by `--project`, or else a copy of the
 * example. The dashboard runs in this very process, so that it gets signals once and its exit code is ours.
 */
export async function startDashboard(flags) {
  try {
    await ensureInstalled();
    await buildCli();
    await buildPages();
    leaveNpm();
    const project = namesProject(flags) ? [] : ['--project', await exampleProject()];
    process.argv.splice(2, Number.POSITIVE_INFINITY, 'dashboard', ...flags, ...project);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  await runCli();
}

/** Back to the folder and the environment of the person who called npm: paths typed after `--` are relative to it. */
function leaveNpm() {
  const calledFrom = process.env.INIT_CWD;
  const before = withoutNpm(process.env, packageRoot);
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  if (calledFrom && existsSync(calledFrom)) process.chdir(calledFrom);
}

const namesProject = (flags) => flags.some((flag) => flag === '--project' || flag.startsWith('--project='));

async function exampleProject() {
  const data = process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local', 'share');
  const dir = path.join(data, 'ashlar', 'example');
  if (existsSync(path.join(dir, 'specs'))) return dir;
  process.stderr.write(`No --project given: making a copy of the example in ${dir}\n`);
  const { ok } = await runQuietly(process.execPath, [path.join(packageRoot, 'bin', 'ashlar.mjs'), 'example', dir]);
  if (!ok) throw new Error('The example project could not be made: the output above says why.');
  return dir;
}
