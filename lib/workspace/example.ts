import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AshlarError } from '@/lib/domain/errors';
import { type Settings, settingsSchema } from '@/lib/domain/project';
import { saveSettings } from '@/lib/project/settings';
import { exampleRoutes } from './example-routes';

export type ExampleOptions = {
  /** Where the user's config folder is looked up. `EXAMPLE_PACE_MS` in it is kept for the example's commands. */
  env: NodeJS.ProcessEnv;
  /** Folder of the package that holds `examples/`; found from this module when left out. */
  packageRoot?: string;
};

/** What a run leaves behind; a copy starts without it even if somebody worked in the original. */
const leftBehind = ['var', '.claude/ashlar', '.claude/execution', '.claude/sync', '.claude/command-mapping.json'];

/**
 * Copies the example project to `dir` and writes its routes and trust into the user's own settings, never into the
 * copy. Answers the real path of the project. Throws `E_EXISTS` unless `dir` is missing or an empty folder, and
 * `E_EXAMPLE` when it cannot be copied.
 */
export function makeExample(dir: string, { env, packageRoot }: ExampleOptions): { project: string } {
  const target = resolve(dir);
  refuseUnlessFree(target);
  const source = join(packageRoot ?? findPackageRoot(dirname(fileURLToPath(import.meta.url))), 'examples', 'bookshop');
  if (!existsSync(source)) throw missingExample();
  let project: string;
  try {
    mkdirSync(target, { recursive: true });
    project = realpathSync(target);
    cpSync(source, project, { recursive: true, filter: (path) => belongsToCopy(relative(source, path)) });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AshlarError('E_EXAMPLE', `The example could not be copied: ${why}`, 'Name another folder.', cause);
  }
  saveSettings(exampleSettings(project, env), env);
  return { project };
}

function exampleSettings(project: string, env: NodeJS.ProcessEnv): Settings {
  const pace = env.EXAMPLE_PACE_MS;
  return settingsSchema.parse({
    project,
    trusted: true,
    routes: exampleRoutes(process.execPath),
    environment: pace === undefined ? {} : { EXAMPLE_PACE_MS: pace },
  });
}

function refuseUnlessFree(target: string): void {
  if (!existsSync(target)) return;
  const isFolder = statSync(target).isDirectory();
  if (isFolder && readdirSync(target).length === 0) return;
  throw new AshlarError(
    'E_EXISTS',
    isFolder ? `${target} is not empty.` : `${target} is a file.`,
    'Name a folder that does not exist yet, for example ./bookshop.',
  );
}

function belongsToCopy(path: string): boolean {
  return !leftBehind.includes(path.split(sep).join('/'));
}

/** The nearest folder upwards whose package.json is Ashlar's: the checkout, or the installed package. */
function findPackageRoot(from: string): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'ashlar') return from;
  const parent = dirname(from);
  if (parent !== from) return findPackageRoot(parent);
  throw missingExample();
}

function missingExample(): AshlarError {
  return new AshlarError('E_EXAMPLE', 'The example is not part of this installation.', 'Install Ashlar again.');
}
