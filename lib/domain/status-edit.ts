import { z } from 'zod';
import { type StatusFile, statusFileTaskSchema } from './status-file';

/** The status of a task in the words of the status file. */
export type StatusWord = StatusFile['layers'][string]['tasks'][number]['status'];

/** The words of a written file, one letter a task, by layer: `{ L0: 'ccp' }`. */
export type WrittenWords = Record<string, string>;

/**
 * Why a file was kept aside: another tool edited it, it is no status file (any more), or another tool had written it
 * before the first run here.
 */
export const statusEditReasons = ['edited', 'corrupt', 'before'] as const;
export type StatusEditReason = (typeof statusEditReasons)[number];

/** Keep ours, as it is by default; or take over what theirs says is done, on the person's word. */
export const statusEditChoices = ['ours', 'theirs'] as const;
export type StatusEditChoice = (typeof statusEditChoices)[number];

/** A status file that somebody else wrote and that was kept aside. `choice` is null until the person decides. */
export type StatusEdit = {
  id: number;
  specId: string;
  /** Relative to the project. */
  file: string;
  reason: StatusEditReason;
  /** Of its bytes. */
  hash: string;
  foundAt: string;
  wrote: WrittenWords | null;
  choice: StatusEditChoice | null;
};

/** A task that the file of somebody else says something different of, in the three versions. */
export type StatusDifference = {
  taskId: string;
  key: string;
  description: string;
  ours: StatusWord;
  theirs: StatusWord;
  /** What we last wrote; null where we had written nothing of it. */
  wrote: StatusWord | null;
  /** Theirs says it is done or skipped, and ours leaves it open: the person may accept that. */
  acceptable: boolean;
};

/** How the status file of a spec stands to the ledger. */
export type StatusFileView = {
  spec: string;
  path: string;
  /** `none` before the first run; `behind` while it cannot be written. */
  state: 'none' | 'in-step' | 'behind' | 'edited';
  /** Why it cannot be written. */
  problem: string | null;
  /** The newest edit of somebody else that nobody decided on. */
  edit: {
    id: number;
    file: string;
    reason: StatusEditReason;
    foundAt: string;
    /** How many others were kept and wait as well; they share the decision. */
    others: number;
    /** Why theirs cannot be read, as when it is damaged or gone. */
    unreadable: string | null;
    differences: StatusDifference[];
    /** Tasks of theirs that ours does not have. */
    strangers: number;
  } | null;
};

/** What is looked at in the status file of another tool. Lenient where a part is strange: it is only compared. */
export const foreignStatusFileSchema = z.object({
  feature: z.string().nullable().catch(null),
  layers: z.record(
    z.string(),
    z.object({
      tasks: z.array(
        z.object({
          description: z.string().nullable().catch(null),
          status: statusFileTaskSchema.shape.status.nullable().catch(null),
        }),
      ),
    }),
  ),
});
