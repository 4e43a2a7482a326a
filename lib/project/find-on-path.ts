import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from './bounded-read';

const ending = process.platform === 'win32' ? '.exe' : '';

/**
 * Absolute path of a program in the folders of PATH; null when none has it. Never one that lies in the project: a
 * repository would choose its own program then.
 */
export function findOnPath(name: string, projectDir: string, env: NodeJS.ProcessEnv): string | null {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(isAbsolute)) {
    const file = join(folder, name + ending);
    try {
      accessSync(file, constants.X_OK);
      const real = realpathSync(file);
      if (statSync(real).isFile() && !isInside(projectDir, file) && !isInside(projectDir, real)) return file;
    } catch {
      // Not here: the next folder may have it.
    }
  }
  return null;
}
