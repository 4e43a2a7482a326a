import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { closeDb, type Db, openDb } from '@/db/client';
import { takeLock } from '@/db/lock';
import { listOpenAttempts } from '@/db/queries/attempts';
import { listOpenRuns, listRunTasks, listSpecsWithRuns } from '@/db/queries/runs';
import { createEmbeddedDispatcher } from '@/lib/dispatch/embedded';
import { agentOf } from '@/lib/domain/agent-name';
import type { Executor, ExecutorName } from '@/lib/domain/attempt';
import { AshlarError } from '@/lib/domain/errors';
import type { Settings } from '@/lib/domain/project';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import { createEngine } from '@/lib/engine/engine';
import type { Clock, CloseMode, Listener } from '@/lib/engine/ports';
import { toldAgents } from '@/lib/executors/agents/agent-executor';
import { createClaudeExecutor } from '@/lib/executors/claude/claude-executor';
import { createRehearsalExecutor } from '@/lib/executors/rehearsal';
import { createShellExecutor } from '@/lib/executors/shell/shell-executor';
import { tidyLogs } from '@/lib/executors/shell/tidy';
import { endTagged } from '@/lib/executors/sweep';
import { createClaudeCodeSource } from '@/lib/project/ask-claude-code';
import { saveSettings } from '@/lib/project/settings';
import { agentMeans, claudeProgram } from './agent-means';
import { createArrange } from './arrange-plans';
import { executorAtPoints, storeAtPoints } from './at-points';
import { createBus } from './bus';
import { callVerb } from './call-verb';
import { claimState } from './claim-state';
import type { Context } from './context';
import { projectCheckpoints, withEvidenceOf } from './evidence-executors';
import { createFacts, type FactsBook } from './facts';
import { createLedger, keepingStep } from './ledger';
import { createRunMirror, mirrorEvents, rebuildStatusFiles } from './mirror-runs';
import { createNewsRoom } from './news-room';
import { createPlanBook } from './plan-book';
import { createPlanSight } from './plan-sight';
import { createResolver, logFile, logFolder } from './resolver';
import { streamRun } from './run-stream';
import { createRunTicks } from './run-ticks';
import { createSettingsBook } from './settings-book';
import { createSleepWatch } from './sleep-watch';
import { makeStateDir } from './state-dir';
import { takeAll } from './take-all';
import { cancelAllAsking } from './verbs/ask-mapper';
import { endGreeting } from './verbs/show-connections';
import { wakingTimers } from './waking-timers';
import type { FactsWatch } from './watch-facts';
import { createWebhook } from './webhook';
import type { AtPoint } from './write-points';

export type Workspace = Ashlar & {
  /** Real path of the project. */
  projectDir: string;
  /** Says with `mode` what becomes of what runs. */
  close(mode: CloseMode): Promise<void>;
};

export type WorkspaceOptions = {
  env: NodeJS.ProcessEnv;
  packageRoot: string;
  /** Watches the project's files, for a process that stays. */
  watch?: boolean;
  /** Another clock than the machine's, for tests. */
  clock?: Clock;
  /** Carry attempts out in the place of those of the same name, for tests and other tools. */
  executors?: Partial<Record<ExecutorName, Executor>>;
  /** Hears of each write of an attempt, for tests that end the process there. */
  atPoint?: AtPoint;
};

/**
 * Opens a project for this process alone: lock, database, engine, mirror; settles what a crash left behind.
 * Throws `E_NO_PROJECT` when the folder is none, `E_LOCKED` when another process holds it.
 */
export async function openWorkspace(
  folder: string,
  { env, packageRoot, watch = false, clock = machineClock, executors: given, atPoint }: WorkspaceOptions,
): Promise<Workspace> {
  const projectDir = realFolder(folder);
  const stateDir = makeStateDir(projectDir);
  const lock = takeLock(join(stateDir, 'lock.db'));
  let opened: Db | undefined;
  try {
    const db = openDb(join(stateDir, 'state.db'), join(packageRoot, 'drizzle'));
    opened = db;
    const settings = createSettingsBook(projectDir, env);
    const keepSettings = (next: Settings) => saveSettings(next, env);
    claimState(db, settings(), keepSettings, clock.now());
    const mirror = createRunMirror(db, projectDir, { clock, at: atPoint });
    const ticks = createRunTicks(db, projectDir, settings);
    const bus = createBus();
    const secrets = () => Object.values(settings().environment);
    const news = createNewsRoom(createWebhook({ url: () => settings().webhook, secrets, clock }), clock);
    const shell = executorAtPoints(createShellExecutor(), atPoint);
    const executors = {
      shell,
      claude: createClaudeExecutor({
        agent: () => settings().agent,
        program: () => claudeProgram(projectDir, env, settings()),
        environment: env,
      }),
      ...toldAgents(shell),
      rehearsal: createRehearsalExecutor(),
      ...given,
    };
    const checkpoints = projectCheckpoints(db, projectDir);
    const dispatcher = createEmbeddedDispatcher({ executors: withEvidenceOf(executors, checkpoints, settings), clock });
    const listener: Listener = {
      events(runId, events) {
        const state = engine.state(runId);
        mirrorEvents(mirror, state, events);
        ticks.events(state, events);
        bus.events(runId, events);
        news.events(state, events);
      },
      output: bus.output,
    };
    const factsBook = createFacts(projectDir, env, clock);
    const agent = (name: string) => agentMeans(projectDir, env, settings(), agentOf(settings().agent, name));
    const resolver = createResolver(projectDir, settings, () => factsBook.readNow().entries, agent);
    const plans = createPlanBook(db, projectDir, factsBook.read, clock, createArrange(db));
    const sight = createPlanSight(plans.plan);
    const store = storeAtPoints(keepingStep(createLedger(db, clock), plans.forget), atPoint);
    const engine = createEngine({
      ...{ store, dispatcher, resolver, listener, clock, plans: sight, settings },
      timers: wakingTimers,
    });
    dispatcher.start(engine.sink);
    for (const run of listOpenRuns(db)) news.found({ run, tasks: listRunTasks(db, run.id) });

    // What goes on by itself is followed; of the rest nothing stays behind before it is called interrupted.
    await endTagged(engine.adopt(), {});
    engine.recover();
    const openLogs = new Set(listOpenAttempts(db).map(({ logPath }) => logFile(projectDir, logPath)));
    await tidyLogs(logFile(projectDir, logFolder), openLogs);
    rebuildStatusFiles(db, projectDir, mirror);
    // A crash may have come between a commit and its tick.
    for (const specId of listSpecsWithRuns(db)) ticks.touch(specId);

    const facts = factsBook.read;
    const context: Context = {
      ...{ projectDir, env, db, clock, engine, mirror, ticks, bus, news, settings, facts },
      ...{ plan: plans.plan, unmappedPlan: plans.unmappedPlan, changes: plans.changes },
      ...{ saveSettings: keepSettings, factsBook, checkpoints },
      factsWatch: watch ? await startWatch(factsBook, projectDir, env, settings) : null,
      sleepWatch: watch ? createSleepWatch() : null,
    };
    if (watch) engine.wakeWaiting();
    return {
      projectDir,
      call: async (verb, input) => callVerb(context, verb, input),
      watch: (input, signal) => streamRun({ db, bus, projectDir, secrets }, input, signal),
      async close(mode) {
        engine.halt();
        cancelAllAsking(db);
        try {
          await takeAll([
            () => context.sleepWatch?.close(),
            () => context.factsWatch?.close(),
            () => endGreeting(context),
            // Rejects when the disk takes no more events; the next start settles what is missing.
            () => dispatcher.close(mode),
            () => engine.recover(),
            () => news.webhook.settled(),
            () => mirror.close(),
            () => ticks.close(),
          ]);
        } finally {
          closeDb(db);
          lock.release();
        }
      },
    };
  } catch (error) {
    if (opened) closeDb(opened);
    lock.release();
    throw error;
  }
}

async function startWatch(
  book: FactsBook,
  projectDir: string,
  env: NodeJS.ProcessEnv,
  settings: () => Settings,
): Promise<FactsWatch> {
  const { watchFacts } = await import('./watch-facts');
  const source = createClaudeCodeSource(projectDir, env, () => settings().trusted);
  return watchFacts({ book, projectDir, source });
}

const machineClock: Clock = { now: () => new Date().toISOString() };

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw new AshlarError('E_NO_PROJECT', `There is no folder ${folder}.`, 'Give a project with --project DIR.', error);
  }
}
