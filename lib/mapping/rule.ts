import type { Need } from './stack-needs';
import type { TaskKind } from './task-kinds';

/** One mapping rule, as data. What it looks for are plain words parted by commas; plurals and hyphens do not matter. */
export type Rule = {
  command: string;
  /** Layers the rule was written for; it counts a little less elsewhere. */
  layers?: readonly string[];
  /**
   * What the task must be about, `*` for anything: the phrase ends a noun phrase after the task's verb (`sign-in page`).
   * With `=` before it, it is the whole noun phrase but for words such as “basic”: `=monitoring` is not price monitoring.
   */
  objects?: string;
  /** Telling words: anywhere in those noun phrases (`RLS` in `RLS policies`). */
  words?: string;
  /** First words that say the same by themselves, such as `transcribe`; kinds do not matter then. */
  verbs?: string;
  /** Endings of names that say the same, such as `Modal` in `ExportModal`. */
  names?: string;
  /** Files whose making says the same; `endpoint` for a path such as `GET /tasks`. */
  files?: readonly (RegExp | 'endpoint')[];
  /** Kinds of task it holds for: making, configuring and joining unless given. */
  kinds?: readonly TaskKind[];
  needs?: readonly Need[];
  /** Files of the other language in the task rule it out. */
  language?: 'python' | 'javascript';
  /** One of these must stand in the text as well. */
  also?: string;
  /** None of these may stand in the noun phrases. */
  unless?: string;
  /** Confidence at its best, where the words leave doubt. */
  confidence?: number;
};

/** A rule that names no command: candidates are searched, and the person is asked. */
export type AskingRule = { layers: readonly string[]; objects: string; why: string };
