import { chmodSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { AshlarError } from '@/lib/domain/errors';
import { type Settings, settingsSchema } from '@/lib/domain/project';
import { configDir, projectKey } from './config-dir';
import { placeOf, scanJson } from './json-place';

/** File of the user's settings for a project, by the project's real path. */
export function settingsPath(realPath: string, env: NodeJS.ProcessEnv): string {
  return join(configDir(env), 'projects', `${projectKey(realPath)}.json`);
}

/**
 * The user's settings for a project, defaults where there is no file yet.
 * Throws `E_SETTINGS` when the file is damaged: guessing here could mean guessing about trust.
 */
export function loadSettings(projectDir: string, env: NodeJS.ProcessEnv): Settings {
  const project = realpathSync(projectDir);
  return readSettings(settingsPath(project, env), project) ?? settingsSchema.parse({ project });
}

/**
 * Writes the settings as one whole file (mode 0600, folders 0700). Throws `E_SETTINGS` when the file that stands there
 * is damaged, and leaves it as it is.
 */
export function saveSettings(settings: Settings, env: NodeJS.ProcessEnv): void {
  const checked = settingsSchema.parse(settings);
  const file = settingsPath(checked.project, env);
  readSettings(file, checked.project);
  makePrivate(configDir(env));
  makePrivate(dirname(file));
  writeFileAtomicSync(file, `${JSON.stringify(checked, null, 2)}\n`, { mode: 0o600 });
}

function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An older folder keeps its mode through mkdir.
  chmodSync(folder, 0o700);
}

/** Null when there is no file. */
function readSettings(file: string, project: string): Settings | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'ENOENT') return null;
    throw damaged(file, `cannot be read (${code})`, error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, `is not JSON at ${placeOf(text, scanJson(text).errorAt ?? text.length)}`, error);
  }
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw damaged(file, `has a bad value at “${issue?.path.join('.') || 'top'}”: ${issue?.message}`, parsed.error);
  }
  if (parsed.data.project !== project) throw damaged(file, `belongs to another project (${parsed.data.project})`);
  return parsed.data;
}

function damaged(file: string, what: string, cause?: unknown): AshlarError {
  return new AshlarError(
    'E_SETTINGS',
    `The settings file ${file} ${what}.`,
    'Correct the file, or move it away to start from the defaults (nothing is trusted then).',
    cause,
  );
}
