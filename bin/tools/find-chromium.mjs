import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from './package-root.mjs';
import { runQuietly } from './run-quietly.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const whatToDo =
  'No Chromium was found for the browser tests. Install one (Debian: `apt-get install chromium`, or `npx playwright install chromium`), ' +
  'or set ASHLAR_CHROMIUM to the path of one.';

/** The path of a Chromium to test with. Throws with what to do when there is none and none can be installed. */
export async function findChromium() {
  const given = process.env.ASHLAR_CHROMIUM;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`ASHLAR_CHROMIUM names ${given}, and there is no such file.`);
  }
  return onPath() ?? (await ofPlaywright()) ?? (await installed()) ?? fail();
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((file) => existsSync(file));
}

async function ofPlaywright() {
  const script = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
  const { ok, output } = await runQuietly(process.execPath, ['-e', script], { cwd: packageRoot, show: false });
  return ok && existsSync(output) ? output : undefined;
}

/** A Debian machine whose root runs the tests is a machine made for tests: it may get the package. */
async function installed() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined;
  process.stderr.write('Installing Chromium with apt-get …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runQuietly('apt-get', ['update'], { env });
  if (updated.ok) await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  return onPath();
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function fail() {
  throw new Error(whatToDo);
}
