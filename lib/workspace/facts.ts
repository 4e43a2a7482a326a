import type { CatalogEntry, CatalogRemark } from '@/lib/domain/command';
import { usableCommands } from '@/lib/domain/command';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import type { Clock } from '@/lib/engine/ports';
import { readCatalog } from '@/lib/project/catalog';
import { type HeardCommands, mergeHeard } from '@/lib/project/command-source';
import { readRuleFile, ruleFiles } from '@/lib/project/rule-file';
import { loadSettings, settingsPath } from '@/lib/project/settings';
import { loadStack } from '@/lib/project/stack';
import { claudeUserDir } from '@/lib/project/user-dir';
import type { Facts } from './context';

/** How long facts are believed before the disk is asked again: where nobody watches it, and where somebody does. */
const FRESH_MS = 2000;
const WATCHED_FRESH_MS = 15_000;

export type FactsBook = {
  /** What is known; the same object as long as nothing changed. */
  read(): Facts;
  /** The same, with the disk asked at this moment. */
  readNow(): Facts;
  /** Grows with each change. */
  version(): number;
  /** Grows with each change of what stands on disk. */
  diskVersion(): number;
  /** When the disk was last asked, ISO 8601. */
  readAt(): string;
  /** Who says which commands can be used: the disk, or Claude Code and its version. */
  from(): string;
  /** Files and folders whose change may change the facts. */
  looked(): readonly string[];
  /** While the disk is watched, it is seldom asked without being told to. */
  setWatched(watched: boolean): void;
  /** Something about the looking itself, such as that the disk cannot be watched. */
  setNotice(notice: CatalogRemark | null): void;
  /**
   * Takes in what Claude Code said about the commands. It was asked at `diskVersion`: if the disk has changed since,
   * its word is old and counts for nothing. Null takes an earlier word back.
   */
  hear(heard: HeardCommands | null, diskVersion: number): void;
};

type Disk = {
  name: string;
  stack: Facts['stack'];
  notes: string[];
  entries: CatalogEntry[];
  remarks: CatalogRemark[];
  routed: string[];
  rules: LearnedRule[];
  ruleRemarks: CatalogRemark[];
};

/** What the project's files say about stack and commands, and what Claude Code says about the latter. */
export function createFacts(projectDir: string, env: NodeJS.ProcessEnv, clock: Clock): FactsBook {
  const userDir = claudeUserDir(env);
  let disk: Disk | null = null;
  let facts: Facts | null = null;
  let print = '';
  let looked: string[] = [];
  let askedAt = 0;
  let readAt = '';
  let watched = false;
  let version = 0;
  let diskVersion = 0;
  let heard: HeardCommands | null = null;
  let notice: CatalogRemark | null = null;

  function compose(from: Disk): Facts {
    const entries = heard ? mergeHeard(from.entries, heard, new Set(from.routed)) : from.entries;
    const remarks = notice ? [notice, ...from.remarks] : from.remarks;
    version++;
    const { name, stack, notes, rules, ruleRemarks } = from;
    facts = { name, stack, notes, catalog: usableCommands(entries), entries, remarks, rules, ruleRemarks };
    return facts;
  }

  function readNow(): Facts {
    askedAt = performance.now();
    readAt = clock.now();
    const { name, stack, notes } = loadStack(projectDir);
    const catalog = readCatalog(projectDir, userDir);
    const files = Object.values(ruleFiles(projectDir, env));
    const read = files.map(readRuleFile);
    looked = [...catalog.looked, settingsPath(projectDir, env), ...files.map(({ file }) => file)];
    const routed = routedCommands(projectDir, env);
    const rules = read.flatMap((one) => one.entries.flatMap(({ rule }) => rule ?? []));
    const ruleRemarks = read.flatMap(({ remarks }) => remarks);
    const next: Disk = {
      ...{ name, stack, notes, entries: catalog.entries, remarks: catalog.remarks, routed, rules, ruleRemarks },
    };
    const nextPrint = JSON.stringify(next);
    if (facts && nextPrint === print) return facts;
    print = nextPrint;
    disk = next;
    diskVersion++;
    heard = null;
    return compose(next);
  }

  const recompose = (): void => {
    if (disk) compose(disk);
  };

  return {
    read() {
      const fresh = performance.now() - askedAt < (watched ? WATCHED_FRESH_MS : FRESH_MS);
      return facts && fresh ? facts : readNow();
    },
    readNow,
    version: () => version,
    diskVersion: () => diskVersion,
    readAt: () => readAt,
    from: () => heard?.from ?? 'disk',
    looked: () => looked,
    setWatched(on) {
      watched = on;
    },
    setNotice(next) {
      if (notice?.message === next?.message) return;
      notice = next;
      recompose();
    },
    hear(next, askedFor) {
      if (askedFor !== diskVersion || JSON.stringify(next) === JSON.stringify(heard)) return;
      heard = next;
      recompose();
    },
  };
}

/** Commands that a route of the user's carries out. Damaged settings are told of where they are needed. */
function routedCommands(projectDir: string, env: NodeJS.ProcessEnv): string[] {
  try {
    return Object.keys(loadSettings(projectDir, env).routes).sort();
  } catch {
    return [];
  }
}
