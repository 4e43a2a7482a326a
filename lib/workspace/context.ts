import type { Db } from '@/db/client';
import type { Catalog } from '@/lib/domain/command';
import type { Plan } from '@/lib/domain/plan';
import type { Settings, Stack } from '@/lib/domain/project';
import type { Engine } from '@/lib/engine/engine';
import type { Clock } from '@/lib/engine/ports';
import type { Mirror } from '@/lib/status-file/mirror';
import type { Bus } from './bus';
import type { TickKeeper } from './tick-keeper';

/** What is known of the project besides its plans; read again when it may have changed. */
export type Facts = { name: string; stack: Stack; catalog: Catalog };

/** One open project, as every verb sees it. */
export type Context = {
  projectDir: string;
  env: NodeJS.ProcessEnv;
  db: Db;
  clock: Clock;
  engine: Engine;
  mirror: Mirror;
  ticks: TickKeeper;
  bus: Bus;
  settings(): Settings;
  saveSettings(settings: Settings): void;
  facts(): Facts;
  /** The plan of a spec, read again when its file changed, with a mapping in force for each task. */
  plan(specId: string): Plan;
};
