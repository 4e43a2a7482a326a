import type { VerbOutput } from '@/lib/domain/verb-outputs';
import { type ParsedVerbInput, type Verb, type VerbInput, verbInputs } from '@/lib/domain/verbs';
import type { Context } from './context';
import { setAgent, setAgentRules } from './verbs/agent-settings';
import { approve, unapprove } from './verbs/approve';
import { arrange } from './verbs/arrange';
import { askMapper, cancelMapper, mapperAnswer } from './verbs/ask-mapper';
import { check } from './verbs/check';
import { correct, correctAll } from './verbs/correct';
import { showDownstream } from './verbs/downstream';
import { estimateRun } from './verbs/estimate';
import { setCheckpoints, setVerify } from './verbs/evidence-settings';
import { compareRuns, listRuns } from './verbs/list-runs';
import { listSpecs } from './verbs/list-specs';
import { map } from './verbs/map';
import { mapperEstimate } from './verbs/mapper-estimate';
import { accept, alternate, cancel, continueRun, pause, reject, retry, skip } from './verbs/move-run';
import { setWebhook, showNews, testWebhook } from './verbs/news';
import { acceptPlan, planDiff } from './verbs/plan-diff';
import { putBack } from './verbs/put-back';
import { readLog } from './verbs/read-log';
import { readSteps } from './verbs/read-steps';
import { restore } from './verbs/restore';
import { previewRule, removeRule, rules, saveRule, undoRule } from './verbs/rules';
import { runCommand } from './verbs/run-command';
import { setRunSettings } from './verbs/run-settings';
import { setEnvironment, setWriteBack, showSettings, showWishes, trust } from './verbs/settings';
import { showBoard } from './verbs/show-board';
import { showCatalog, showVersion } from './verbs/show-catalog';
import { showChanges } from './verbs/show-changes';
import { showConnections } from './verbs/show-connections';
import { showInbox } from './verbs/show-inbox';
import { showLayering } from './verbs/show-layering';
import { showStatus } from './verbs/show-status';
import { showSummary } from './verbs/show-summary';
import { showTask } from './verbs/show-task';
import { showTimeline } from './verbs/show-timeline';
import { reply, say } from './verbs/speak';
import { startRun } from './verbs/start-run';
import { resolveStatusFile, showStatusFile } from './verbs/status-file';
import { setSyncChecks, showSyncChecks } from './verbs/sync-checks';
import { writeLayers } from './verbs/write-layers';

type VerbTable = {
  [V in Verb]: (context: Context, input: ParsedVerbInput<V>) => VerbOutput<V> | Promise<VerbOutput<V>>;
};

/** Every verb and the function that does it: one table for the page, the CLI and other tools. */
const table: VerbTable = {
  specs: listSpecs,
  check,
  board: showBoard,
  task: showTask,
  map,
  planDiff,
  acceptPlan,
  approve,
  unapprove,
  restore,
  correct,
  correctAll,
  rules,
  previewRule,
  saveRule,
  removeRule,
  undoRule,
  mapperEstimate,
  askMapper,
  mapperAnswer,
  cancelMapper,
  arrange,
  run: startRun,
  runCommand,
  estimate: estimateRun,
  downstream: showDownstream,
  layering: showLayering,
  writeLayers,
  pause,
  continue: continueRun,
  cancel,
  retry,
  skip,
  alternate,
  accept,
  reject,
  reply,
  say,
  steps: readSteps,
  inbox: showInbox,
  status: showStatus,
  statusFile: showStatusFile,
  resolveStatusFile,
  summary: showSummary,
  runs: listRuns,
  compare: compareRuns,
  timeline: showTimeline,
  catalog: showCatalog,
  version: showVersion,
  news: showNews,
  setWebhook,
  testWebhook,
  log: readLog,
  settings: showSettings,
  connections: showConnections,
  wishes: showWishes,
  trust,
  setWriteBack,
  changes: showChanges,
  putBack,
  setCheckpoints,
  setAgent,
  setAgentRules,
  setVerify,
  syncChecks: showSyncChecks,
  setSyncChecks,
  setRunSettings,
  setEnvironment,
};

/** Parses the input and does the verb. Throws an `AshlarError`, or a `ZodError` for malformed input. */
export async function callVerb<V extends Verb>(context: Context, verb: V, input: VerbInput<V>): Promise<VerbOutput<V>> {
  const parsed = verbInputs[verb].parse(input) as ParsedVerbInput<V>;
  return await table[verb](context, parsed);
}
