import type { Board, LogSlice, SpecSummary, TaskDetail } from './board';
import type { AttemptChanges, PutBackResult } from './checkpoint';
import type { CatalogEntry, CatalogRemark } from './command';
import type { Connections } from './connections';
import type { Problem } from './errors';
import type { Estimate } from './estimate';
import type { Inbox } from './inbox';
import type { LayeringPreview } from './layering';
import type { LearnedRule, RuleScope } from './learned-rule';
import type { MapperEstimate, MapperResult } from './mapper';
import type { Mapping, Restored } from './mapping';
import type { NewsItem, NewsState, WebhookProblem } from './news';
import type { Diagnostic, PlanFormat, PlanPhase } from './plan';
import type { PlanChanges, PlanDiff } from './plan-diff';
import type { DeadTask, Preflight } from './preflight';
import type { Settings, Stack } from './project';
import type { ProjectWishes } from './project-wishes';
import type { RuleEffect, RulesView, RuleUndo } from './rule-effect';
import type { Run, RunTask } from './run';
import type { RunComparison, RunListed } from './run-comparison';
import type { RunStreamItem } from './run-event';
import type { StatusFileView } from './status-edit';
import type { StatusFile } from './status-file';
import type { StepsPage } from './step';
import type { Summary } from './summary';
import type { SyncChecksView } from './sync-checks';
import type { SyncReview } from './sync-review';
import type { Timeline } from './timeline';
import type { Verb, VerbInput } from './verbs';

/** What `check` prints; `id` is the plan's own id, or the task's place where it has none. */
export type CheckResult = {
  spec: string;
  path: string;
  format: PlanFormat;
  layers: {
    key: string;
    name: string;
    parallel: boolean;
    tasks: {
      id: string;
      description: string;
      line: number;
      done: boolean;
      optional: boolean;
      command: string | null;
      agent: string | null;
      complexity: string | null;
      dependencies: string[];
      subtasks: { id: string; description: string; line: number; done: boolean; optional: boolean }[];
    }[];
  }[];
  /** Where the file says no layers: its phases and the layers they were given; else empty. */
  phases: PlanPhase[];
  diagnostics: Diagnostic[];
};

/** What a run would take and cost, layer by layer and in all. */
export type EstimateResult = { spec: string; layers: ({ key: string; name: string } & Estimate)[]; total: Estimate };

type NamedTask = { taskId: string; key: string; description: string };

/** What an answer means for the tasks behind the one that is answered. */
export type DownstreamResult = {
  /** Cannot start yet. */
  blocked: NamedTask[];
  /** Were settled and come again. */
  cleared: NamedTask[];
  /** Run, or have run, without what the task would have done. */
  runAnyway: NamedTask[];
};

/** What `arrange` left: where every phase is, and the layers that came of it. */
export type ArrangeResult = {
  spec: string;
  phases: PlanPhase[];
  layers: { key: string; name: string; tasks: number }[];
  /** Errors of the plan as it is now arranged; they stop Run. */
  problems: Diagnostic[];
};

export type MapResult = {
  spec: string;
  tasks: { key: string; taskId: string; description: string; mapping: Mapping; preflight: Preflight }[];
  /** Tasks whose mapping still asks. */
  asks: number;
  /** Tasks whose command is dead: not installed, turned off, or not clear which. */
  dead: number;
};

export type ApproveResult = {
  /** Ids of the tasks that were approved. */
  approved: string[];
  /** Proposals that were left out because their command is dead. */
  dead: DeadTask[];
};

/** A task that a command is mapped to, approved or only proposed. */
export type CommandUse = { spec: string; taskId: string; key: string };

export type CatalogView = {
  /** Usable or not, by name; with words, the best first. */
  commands: CatalogEntry[];
  /** How many there are without words. */
  total: number;
  /** Tasks by command. */
  uses: Record<string, CommandUse[]>;
  /** Who says which commands can be used: `disk`, or Claude Code and its version. */
  from: string;
  /** When the disk was last asked, ISO 8601. */
  readAt: string;
  /** Files and folders that are not in the catalog, or only in part, and why. */
  remarks: CatalogRemark[];
};

export type PlanDiffResult = PlanDiff & {
  spec: string;
  path: string;
  /** Ids of the tasks whose approval fell because their text changed, and was not given again. */
  voided: string[];
  /** When the plan was last seen in order (ISO 8601); null before that. */
  since: string | null;
  /** Names the state the differences lead to. */
  hash: string;
};

/** Answer of every verb that moves a run. */
export type RunChange = {
  run: Run;
  task: RunTask | null;
  /** Ids of the tasks that `run` approved on its way. */
  approved?: string[];
};

export type StatusResult = {
  statusFile: StatusFile | null;
  path: string;
  run: Run | null;
  /** What changed in the plan since the person last saw it in order; ticks do not count. */
  changes: PlanChanges | null;
  /** What the person should know about the file, such as that it cannot be written. */
  notice: string | null;
  /** What to look at where a layer of the open run did not pass its sync. */
  review: SyncReview | null;
  /** What could be run after a layer that waits to be told; null while none does. */
  syncChecks: SyncChecksView | null;
};

/** Settings as shown: values of the environment stay where they are, only names are listed. */
export type SettingsView = Omit<Settings, 'environment' | 'stateId'> & {
  environment: string[];
  file: string;
  stack: Stack;
  /** Why the last news could not be sent to the webhook. */
  webhookProblem: WebhookProblem | null;
};

export type VerbOutputs = {
  specs: {
    project: string;
    name: string;
    trusted: boolean;
    /** What of `project.json` and the manifests cannot be used, with file, line and column. */
    notes: string[];
    specs: SpecSummary[];
  };
  check: CheckResult;
  board: Board;
  task: TaskDetail;
  map: MapResult;
  planDiff: PlanDiffResult;
  acceptPlan: { spec: string; hash: string; seenAt: string };
  approve: ApproveResult;
  unapprove: { taskId: string };
  restore: { mappings: Mapping[] };
  correct: {
    mapping: Mapping;
    /** Other tasks of the spec that are proposed something else now. */
    alsoProposedFor: number;
    /** The rule that was made of it, and what takes that back. */
    learned: { rule: LearnedRule; undo: RuleUndo } | null;
    /** What `restore` takes to put the mapping before it back; null when there was none. */
    replaced: Restored | null;
  };
  /** In the order of the tasks named; `replaced` is what `restore` takes to undo it. */
  correctAll: { mappings: Mapping[]; replaced: Restored[] };
  rules: RulesView;
  previewRule: RuleEffect;
  saveRule: { rule: LearnedRule; undo: RuleUndo };
  removeRule: { rule: LearnedRule; undo: RuleUndo };
  undoRule: { scope: RuleScope };
  mapperEstimate: MapperEstimate;
  askMapper: MapperResult;
  /** Both null while Claude is asked. */
  mapperAnswer: { result: MapperResult | null; problem: Problem | null };
  cancelMapper: { cancelled: boolean };
  arrange: ArrangeResult;
  run: RunChange;
  runCommand: RunChange;
  estimate: EstimateResult;
  downstream: DownstreamResult;
  layering: LayeringPreview;
  writeLayers: { spec: string; path: string; hash: string };
  pause: RunChange;
  continue: RunChange;
  cancel: RunChange;
  retry: RunChange;
  skip: RunChange;
  alternate: RunChange;
  accept: RunChange;
  reject: RunChange;
  reply: RunChange;
  say: RunChange;
  steps: StepsPage;
  inbox: Inbox;
  status: StatusResult;
  statusFile: StatusFileView;
  resolveStatusFile: {
    /** Ids of the tasks that were taken over. */
    accepted: string[];
    /** What could not be, and why; the edit then stays to be decided. */
    refused: { task: string; problem: Problem }[];
    statusFile: StatusFileView;
  };
  summary: Summary;
  runs: { spec: string; runs: RunListed[] };
  compare: RunComparison;
  timeline: Timeline;
  catalog: CatalogView;
  /** `facts` grows when what is known of the project besides its plans has changed; `waiting` as in the inbox. */
  version: { facts: number; waiting: number; news: NewsState };
  news: NewsState & { items: NewsItem[] };
  setWebhook: { webhook: string | null };
  testWebhook: { problem: WebhookProblem | null };
  log: LogSlice;
  settings: SettingsView;
  connections: Connections;
  /** `routes`: the person's own, as the words that would be started. */
  wishes: ProjectWishes & { routes: { command: string; runs: string }[] };
  trust: { trusted: boolean };
  setWriteBack: { writeBack: boolean };
  changes: AttemptChanges;
  putBack: PutBackResult;
  setCheckpoints: { checkpoints: boolean };
  setAgent: Pick<Settings['agent'], 'use' | 'agentFor'>;
  setAgentRules: Settings['agent'];
  setVerify: Pick<Settings, 'verify'>;
  syncChecks: SyncChecksView;
  /** `applied`: to so many layers of runs that are open. */
  setSyncChecks: SyncChecksView & { applied: number };
  setRunSettings: Pick<Settings, 'concurrency' | 'onFailure' | 'attemptTimeoutMs' | 'idleTimeoutMs' | 'budget'>;
  setEnvironment: { environment: string[] };
};
export type VerbOutput<V extends Verb> = VerbOutputs[V];

export type VerbResult<V extends Verb> = { ok: true; value: VerbOutput<V> } | { ok: false; problem: Problem };

/** One open project, here or behind another process's door. The page, the CLI and other tools all speak to this. */
export interface Ashlar {
  /** Throws an `AshlarError` with the problem when the verb refuses. */
  call<V extends Verb>(verb: V, input: VerbInput<V>): Promise<VerbOutput<V>>;
  /** Follows a run from `cursor` (0: from its snapshot) until it ends or `signal` aborts. */
  watch(input: { runId: string; cursor: number }, signal: AbortSignal): AsyncIterable<RunStreamItem>;
}
