import type { Settings } from '@/lib/domain/project';
import { loadSettings, settingsPath } from '@/lib/project/settings';
import { readSteadily, stampOf } from './read-steadily';

/**
 * The user's settings for a project, read again only when their file changed: a run asks for them several times a task.
 * Throws as `loadSettings` does, each time.
 */
export function createSettingsBook(projectDir: string, env: NodeJS.ProcessEnv): () => Settings {
  const files = [settingsPath(projectDir, env)];
  let known: { stamp: string; settled: boolean; settings: Settings } | null = null;
  return () => {
    if (known?.settled && known.stamp === stampOf(files).text) return known.settings;
    known = null;
    const { value, stamp, settled } = readSteadily(files, () => loadSettings(projectDir, env));
    known = { stamp: stamp.text, settled, settings: value };
    return value;
  };
}
