import type { Theme } from '@/lib/client/theme';

export const paletteGroups = ['Recent', 'Do', 'Tasks', 'Specs', 'Pages', 'Theme'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** What choosing an entry does. */
export type PaletteAct =
  | { kind: 'go'; href: string }
  | { kind: 'move'; verb: 'run' | 'pause' | 'continue'; spec: string }
  | { kind: 'approve'; spec: string; tasks: string[] }
  | { kind: 'theme'; theme: Theme };

export type PaletteEntry = {
  id: string;
  group: PaletteGroup;
  label: string;
  /** In front of the label, in the face of code: a task's key, a spec's id. */
  code?: string;
  remark?: string;
  /** Further words by which it is found. */
  words?: string;
  act: PaletteAct;
};
