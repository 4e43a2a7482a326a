import { z } from 'zod';

/** The project's files before and after an attempt, as trees of its git repository that no branch knows of. */
export const checkpointSchema = z.object({
  /** Object ids; null where none was taken. `after` is `before` when nothing changed. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Why there is none, or what is not in it. */
  note: z.string().nullable(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** A run of changed lines: each begins with a space, `+`, `-`, or `\` for a remark on the line before. */
export type Hunk = { oldStart: number; newStart: number; lines: string[] };

export const fileChangeKinds = ['created', 'modified', 'deleted'] as const;

/** One file as an attempt changed it. */
export type FileDiff = {
  path: string;
  kind: (typeof fileChangeKinds)[number];
  /** Lines that came and went; null where they are not known. */
  added: number | null;
  removed: number | null;
  hunks: Hunk[];
  /** Why the lines are not here, or not all of them, or what changed besides. */
  note: string | null;
};

/** What putting back does with a file: `restore` its content, `delete` it, or leave it, and why. */
export type PutBackFile = { path: string; does: 'restore' | 'delete' | 'leave'; why: string | null };

/** What an attempt changed. */
export type AttemptChanges = {
  spec: string;
  taskId: string;
  attemptId: string;
  n: number;
  files: FileDiff[];
  /** What the person must know to read this rightly: why there are no lines, what is not in it, who else was at work. */
  notes: string[];
  canPutBack: boolean;
};

/** What putting back did, or would do. */
export type PutBackResult = {
  spec: string;
  taskId: string;
  attemptId: string;
  n: number;
  /** False for a look ahead. */
  done: boolean;
  files: PutBackFile[];
  notes: string[];
  /** Names the act for taking it back; null when nothing was done. */
  undo: string | null;
};
