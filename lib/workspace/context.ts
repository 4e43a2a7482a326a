import type { Db } from '@/db/client';
import type { Catalog, CatalogEntry, CatalogRemark } from '@/lib/domain/command';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import type { Plan } from '@/lib/domain/plan';
import type { Settings, Stack } from '@/lib/domain/project';
import type { Engine } from '@/lib/engine/engine';
import type { Clock } from '@/lib/engine/ports';
import type { Checkpoints } from '@/lib/executors/checkpoints/checkpoints';
import type { SpecLocation } from '@/lib/plan/locate-specs';
import type { Bus } from './bus';
import type { FactsBook } from './facts';
import type { RunMirror } from './mirror-runs';
import type { NewsRoom } from './news-room';
import type { SeenChanges } from './seen-changes';
import type { SleepWatch } from './sleep-watch';
import type { TickKeeper } from './tick-keeper';
import type { FactsWatch } from './watch-facts';

/** What is known of the project besides its plans; read again when it may have changed. */
export type Facts = {
  name: string;
  stack: Stack;
  /** What of project.json and the manifests cannot be used, with file, line and column. */
  notes: readonly string[];
  /** What can be used and proposed. */
  catalog: Catalog;
  /** Everything the catalog lists, usable or not. */
  entries: readonly CatalogEntry[];
  remarks: readonly CatalogRemark[];
  /** Rules of the project's file and of the person's own, switched off or not. */
  rules: readonly LearnedRule[];
  /** What of those files cannot be used, and why. */
  ruleRemarks: readonly CatalogRemark[];
};

/** One open project, as every verb sees it. */
export type Context = {
  projectDir: string;
  env: NodeJS.ProcessEnv;
  db: Db;
  clock: Clock;
  engine: Engine;
  mirror: RunMirror;
  ticks: TickKeeper;
  bus: Bus;
  news: NewsRoom;
  settings(): Settings;
  saveSettings(settings: Settings): void;
  facts(): Facts;
  factsBook: FactsBook;
  checkpoints: Checkpoints;
  /** Watches the disk for `factsBook`, where this process stays long enough. */
  factsWatch: FactsWatch | null;
  /** Notices that the machine slept, where this process stays long enough. */
  sleepWatch: SleepWatch | null;
  /** The plan of a spec, read again when its file changed, with a mapping in force for each task. */
  plan(specId: string, location?: SpecLocation): Plan;
  /** The same for who asks for no mapping: those not asked for yet need not be made. */
  unmappedPlan(specId: string, location?: SpecLocation): Plan;
  /** What changed in it since the person last saw it in order. */
  changes(specId: string, location?: SpecLocation): SeenChanges;
};
