import { type FileHandle, open } from 'node:fs/promises';
import type { Step } from '@/lib/domain/step';
import type { StepReader } from '@/lib/executors/claude/normalise/step-reader';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { rawLines } from './raw-lines';

/** Where a reader stands in a file, so that reading on need not begin anew. */
type Bookmark = { file: string; at: number; reader: StepReader };
type Slice = { steps: Step[]; to: number; size: number };
type ReadOptions = {
  /** Byte from which on steps are told. */
  after: number;
  /** The attempt is over: a last line without its end is one. */
  whole: boolean;
  /** Values that must not be shown. */
  secrets: readonly string[];
  /** Makes a reader of the agent that wrote the file. */
  reader: (safe: (text: string) => string) => StepReader;
};

/** A page ends at the line that brings it to so many steps, or to so many bytes. */
const stepsMax = 200;
const bytesMax = 1024 * 1024;
const bookmarksMax = 16;

/** Reads steps from files of raw messages; remembers where readers stood, the newest few. */
export function createStepsBook() {
  let bookmarks: Bookmark[] = [];

  /** A reader at the last known place not behind `after`. */
  const readerAt = (file: string, after: number, { secrets, reader }: ReadOptions): Pick<Bookmark, 'at' | 'reader'> => {
    const known = bookmarks.filter((mark) => mark.file === file && mark.at <= after).sort((a, b) => b.at - a.at)[0];
    if (known) return { at: known.at, reader: known.reader.fork() };
    const hidden = toSecrets(secrets);
    return { at: 0, reader: reader((text) => shown(text, hidden)) };
  };
  const keep = (mark: Bookmark): void => {
    const others = bookmarks.filter(({ file, at }) => file !== mark.file || at !== mark.at);
    bookmarks = [mark, ...others].slice(0, bookmarksMax);
  };

  return {
    /**
     * What the lines from byte `after` on bring, up to a page of it. A missing file reads as empty, one that is shorter
     * than `after` from its beginning. Other errors of the disk are thrown.
     */
    async read(path: string, options: ReadOptions): Promise<Slice> {
      const { after, whole, secrets } = options;
      const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (!handle) return { steps: [], to: 0, size: 0 };
      try {
        const { size, ino, birthtimeMs } = await handle.stat();
        // What was read with other secrets, or of another file under the same name, is no beginning of this.
        const file = JSON.stringify([path, ino, birthtimeMs, secrets]);
        const from = after > size ? 0 : after;
        const slice = await readOn(handle, readerAt(file, from, options), from, whole);
        keep({ file, at: slice.to, reader: slice.reader });
        return { steps: slice.steps, to: slice.to, size };
      } finally {
        await handle.close();
      }
    },
  };
}
export type StepsBook = ReturnType<typeof createStepsBook>;

async function readOn(handle: FileHandle, start: Pick<Bookmark, 'at' | 'reader'>, from: number, whole: boolean) {
  const { reader } = start;
  const steps = new Map<number, Step>();
  let to = start.at;
  for await (const { text, bytes, end } of rawLines(handle, start.at, whole)) {
    const brought = text === null ? reader.pushTooLong(bytes) : reader.push(text);
    to = end;
    if (end <= from) continue;
    for (const step of brought) steps.set(step.index, step);
    if (steps.size >= stepsMax || end - from >= bytesMax) break;
  }
  return { steps: [...steps.values()], to, reader };
}
