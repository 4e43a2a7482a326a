import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ChokidarOptions, type FSWatcher, watch } from 'chokidar';
import type { CommandSource } from '@/lib/project/command-source';
import { manifestPaths } from '@/lib/project/manifests';
import type { FactsBook } from './facts';

export type FactsWatch = {
  /** Asks who knows the commands, unless that was done since the disk last changed. */
  ensureAsked(): void;
  /** Reads the disk and asks anew. */
  reload(): void;
  close(): Promise<void>;
};

type Options = {
  book: FactsBook;
  projectDir: string;
  source: CommandSource;
  /** Opens a watcher; chokidar's own unless given. */
  open?: (paths: string[], options: ChokidarOptions) => FSWatcher;
};

/** Several files change at once when a plugin is installed. */
const SETTLE_MS = 150;
const DEPTH_MAX = 10;
const never = /[\\/](?:node_modules|\.git)(?:[\\/]|$)/;

/**
 * Watches everything the facts were read from, and reads it again when it changed. Where the system watches no more
 * files, the facts are read again by time, and the catalog says so.
 */
export function watchFacts({ book, projectDir, source, open = watch }: Options): FactsWatch {
  const stop = new AbortController();
  const targets = new Set<string>();
  const ways = new Set<string>();
  let settling: NodeJS.Timeout | undefined;
  let asked = -1;
  let watcher: FSWatcher | null = null;

  const ensureAsked = (): void => {
    const version = book.diskVersion();
    if (asked === version || stop.signal.aborted) return;
    asked = version;
    void source.ask(stop.signal).then((heard) => {
      if (stop.signal.aborted) return;
      if (heard) book.hear(heard, version);
      // Nobody could be asked (yet): the next look tries again.
      else if (asked === version) asked = -1;
    });
  };
  const readAgain = (): void => {
    book.readNow();
    addTargets();
    ensureAsked();
  };
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(readAgain, SETTLE_MS);
  };
  const addTargets = (): void => {
    const fresh = targetsOf(book, projectDir).filter((path) => !targets.has(path));
    for (const path of fresh) {
      targets.add(path);
      for (let way = dirname(path); !ways.has(way); way = dirname(way)) ways.add(way);
    }
    // A folder tells of what appears in it: what is not there yet is seen from the nearest one that is.
    if (fresh.length) watcher?.add([...new Set(fresh.map(nearestThere))]);
  };
  const isOther = (path: string): boolean => never.test(path) || (!ways.has(path) && !isAtOrBelow(path, targets));
  const giveUp = (error: unknown): void => {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    void endQuietly(watcher);
    watcher = null;
    book.setWatched(false);
    book.setNotice({
      file: projectDir,
      message: `Its files cannot be watched (${code}): they are read again by time.`,
    });
  };

  book.readNow();
  // Files found on the first look are told like new ones: what was written between our reading and that look is seen.
  watcher = open([projectDir], { ignoreInitial: false, followSymlinks: false, depth: DEPTH_MAX, ignored: isOther });
  watcher.on('all', changed).on('error', giveUp);
  watcher.on('ready', changed);
  addTargets();
  book.setWatched(true);
  ensureAsked();
  return {
    ensureAsked,
    reload() {
      asked = -1;
      readAgain();
    },
    async close() {
      stop.abort();
      clearTimeout(settling);
      await endQuietly(watcher);
    },
  };
}

/** A closed watcher has no listeners any more: an error that comes late would end the process. */
async function endQuietly(watcher: FSWatcher | null): Promise<void> {
  const closing = watcher?.close();
  watcher?.on('error', () => undefined);
  await closing;
}

/** Everything whose change may change the facts, there or not. */
function targetsOf(book: FactsBook, projectDir: string): string[] {
  return [...book.looked(), join(projectDir, '.claude', 'project.json'), ...manifestPaths(projectDir)];
}

function nearestThere(path: string): string {
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return there;
}

function isAtOrBelow(path: string, targets: ReadonlySet<string>): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (targets.has(at)) return true;
    if (dirname(at) === at) return false;
  }
}
