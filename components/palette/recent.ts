import type { PaletteEntry } from './palette-entry';

const RECENT_MAX = 5;
const keyOf = (project: string): string => `ashlar.recent:${project}`;

/** Places chosen last in this browser, the newest first; whatever else stands there counts as none. */
export function readRecent(project: string, storage: Pick<Storage, 'getItem'>): PaletteEntry[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(project)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace) : [];
  } catch {
    return [];
  }
}

/** Remembers a place; acts are not remembered, because they are not always there. */
export function keepRecent(project: string, entry: PaletteEntry, storage: Pick<Storage, 'getItem' | 'setItem'>): void {
  if (entry.act.kind !== 'go' || entry.group === 'Do') return;
  const others = readRecent(project, storage).filter(({ id }) => id !== entry.id);
  try {
    storage.setItem(keyOf(project), JSON.stringify([entry, ...others].slice(0, RECENT_MAX)));
  } catch {
    // A full or forbidden storage: nothing is remembered, and nothing else is lost.
  }
}

/** What an older version, or anything else on this address, may have left there is not followed. */
function isPlace(value: unknown): value is PaletteEntry {
  const { id, group, label, code, remark, act } = (value ?? {}) as Record<string, unknown>;
  const { kind, href } = (act ?? {}) as Record<string, unknown>;
  const isText = (text: unknown): boolean => typeof text === 'string';
  const isOptional = (text: unknown): boolean => text === undefined || isText(text);
  const isHere = kind === 'go' && typeof href === 'string' && /^\/(?![/\\])/.test(href);
  return isHere && isText(id) && isText(group) && isText(label) && isOptional(code) && isOptional(remark);
}
