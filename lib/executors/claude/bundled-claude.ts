import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const program = process.platform === 'win32' ? 'claude.exe' : 'claude';

/** Path of the `claude` that comes with the Agent SDK for this system; null where it was not installed. */
export function bundledClaude(): string | null {
  const require = createRequire(import.meta.url);
  const folder = `@anthropic-ai/claude-agent-sdk-${process.platform}-${process.arch}`;
  // npm installs the one that fits the C library of this system.
  for (const name of [folder, `${folder}-musl`]) {
    try {
      const file = join(dirname(require.resolve(`${name}/package.json`)), program);
      if (existsSync(file)) return file;
    } catch {
      // Not installed: the other may be.
    }
  }
  return null;
}
