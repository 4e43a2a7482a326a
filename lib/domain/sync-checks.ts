import { argvText } from './argv-text';
import { type Answer, answerSchema } from './mapping';

/** What a check looks at, in the order in which checks are run. */
export const checkKinds = ['types', 'lint', 'tests', 'build'] as const;
export type CheckKind = (typeof checkKinds)[number];

/** A check that the project seems to have. Found only: nothing is run before the person confirms the exact command. */
export type FoundCheck = {
  kind: CheckKind;
  argv: string[];
  /** The same as one line. */
  line: string;
  /** The file that it was found in, relative to the project. */
  from: string;
  /** What that file says it runs; null where it says nothing of its own. */
  runs: string | null;
};

/** What is run after a layer, and what could be. */
export type SyncChecksView = {
  /** The sync command of the settings, with `{spec}`; null when the sync is off. */
  command: string | null;
  /** Why that command cannot be used here; null when it can be, or there is none. */
  unusable: string | null;
  /** Lines that the person confirmed; null when they were not asked yet. */
  confirmed: string[] | null;
  found: FoundCheck[];
  /** What could not be read, one sentence each. */
  notes: string[];
};

/** Longest text of all checks together. */
export const CHECKS_TEXT_MAX = 4000;

/** Confirmed checks as the answer of a sync: one line each, run one after another. */
export function checksAnswer(checks: readonly (readonly string[])[]): Answer {
  const text = checks.map(argvText).join('\n');
  return answerSchema.parse({ kind: 'shell', text, effect: 'none' });
}
