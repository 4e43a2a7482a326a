import type { RunSettings } from './ports';

const none = { taskUsd: null, layerUsd: null, runUsd: null, layerMs: null, runMs: null };

/**
 * What the engine heeds of the settings by now. Settings that cannot be read stop no decision: whatever would start is
 * refused by the resolver, which tells the person.
 */
export function readSettings({ settings }: { settings?: () => RunSettings }): RunSettings {
  try {
    if (settings) return settings();
  } catch {
    // As above.
  }
  return { concurrency: 1, onFailure: 'pause', budget: none };
}
