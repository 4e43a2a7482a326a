import { foreignStatusFileSchema, type StatusWord } from '@/lib/domain/status-edit';

/** What is looked at in a file of somebody else: which tasks, and how far. Never commands, counts or times. */
export type ForeignTask = { layerKey: string; index: number; description: string | null; word: StatusWord | null };
export type ForeignFile = { ok: true; feature: string | null; tasks: ForeignTask[] } | { ok: false; why: string };

/** Reads the status file of another tool as data. Lenient where a part is strange, and it never throws. */
export function readForeign(text: string): ForeignFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: 'it is not JSON' };
  }
  const found = foreignStatusFileSchema.safeParse(value);
  if (!found.success) return { ok: false, why: 'it has no lists of tasks by layer' };
  const tasks = Object.entries(found.data.layers).flatMap(([layerKey, layer]) =>
    layer.tasks.map(({ description, status }, index) => ({ layerKey, index, description, word: status })),
  );
  return { ok: true, feature: found.data.feature, tasks };
}
