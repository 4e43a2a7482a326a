import { z } from 'zod';
import { agentNames } from './agent-name';
import { slashCommandPattern } from './command';
import { ruleLayerSchema, ruleScopes, ruleStackSchema, ruleWordsSchema } from './learned-rule';
import { MAPPER_BATCH } from './mapper';
import { answerSchema, restoredSchema } from './mapping';
import { agentSettingsSchema, CONCURRENCY_MAX, onFailureWays, permissionModes, settingsSchema } from './project';
import { replySchema } from './question';
import { ruleUndoSchema } from './rule-effect';
import { statusEditChoices } from './status-edit';
import { webhookUrlSchema } from './webhook-url';

const spec = z.string().min(1).max(100);
/** A task by id, by place (`L1.2`) or by the plan's own id (`T012`). */
const task = z.string().min(1).max(200);
/** A model of Claude by name or alias; null: the person's own choice, or else a good one for the work. */
const model = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:@/[\]-]{0,99}$/, 'is not the name of a model')
  .nullable();
/** `L0` … `L99`; null takes a choice back. */
const layerChoice = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^L\d{1,2}$/, 'A layer is written L0, L1 …')
  .transform((key) => `L${Number(key.slice(1))}`)
  .nullable();

const ceiling = z.number().positive().max(1_000_000).nullable();
const ceilingMs = z.number().int().positive().nullable();

/** Attempts are numbered from 1 in each run; the id says which beyond doubt. */
const whichAttempt = { n: z.number().int().min(1).optional(), attempt: z.string().min(1).max(200).optional() };
/** What tasks a rule is for; what is left out is drafted from the task. */
const ruleParts = {
  words: ruleWordsSchema.optional(),
  layer: ruleLayerSchema.nullable().optional(),
  stack: ruleStackSchema.optional(),
};
/** Whether an answer becomes a rule, and where it counts; `true`: for tasks that read the same, as a rule of this spec. */
const remember = z.union([z.boolean(), z.enum(ruleScopes)]);
/** A rule by id with what changes of it, or a new one drafted from a task. */
const ruleDraft = z.object({
  id: z.string().max(200).optional(),
  from: z.object({ spec, task }).optional(),
  ...ruleParts,
  scope: z.enum(ruleScopes).optional(),
  answer: answerSchema.optional(),
  enabled: z.boolean().optional(),
});

/**
 * The input of every verb. The CLI, the page's actions and the HTTP door for other tools
 * all parse with these and call the same function.
 */
export const verbInputs = {
  specs: z.object({
    /** Milliseconds after which specs that were not looked at yet are left for the next time; without it none is. */
    withinMs: z.number().int().min(0).optional(),
  }),
  check: z.object({ spec }),
  board: z.object({ spec }),
  task: z.object({ spec, task }),
  map: z.object({ spec }),
  /** What changed in the plan since the person last saw it in order. */
  planDiff: z.object({ spec }),
  /** `hash` as `planDiff` gave it. */
  acceptPlan: z.object({ spec, hash: z.string().min(1).max(200) }),
  approve: z.object({
    spec,
    tasks: z.array(task).optional(),
    all: z.boolean().default(false),
    /** 0–100 or 0–1. */
    minConfidence: z.number().min(0).max(100).optional(),
  }),
  unapprove: z.object({ spec, task }),
  /** Undoes acts on mappings: every task gets the mapping that is named, approved or not. */
  restore: z.object({ spec, tasks: z.array(restoredSchema).min(1) }),
  correct: z.object({ spec, task, answer: answerSchema, remember: remember.default(true), ...ruleParts }),
  /** The same answer for several tasks, approved at once; nothing is remembered. All of them or none. */
  correctAll: z.object({ spec, tasks: z.array(task).min(1), answer: answerSchema }),
  rules: z.object({}),
  previewRule: ruleDraft.extend({
    /** What if it were gone? */
    remove: z.boolean().default(false),
    /** The task of `from` gets the answer itself, as `correct` does it. */
    corrects: z.boolean().default(false),
  }),
  saveRule: ruleDraft,
  removeRule: z.object({ id: z.string().max(200) }),
  /** `undo` as the change answered it. */
  undoRule: z.object({ undo: ruleUndoSchema }),
  mapperEstimate: z.object({ spec, model: model.default(null) }),
  /** Asks Claude about tasks that ask; without `tasks`, about the first that fit into one request. */
  askMapper: z.object({
    spec,
    tasks: z.array(task).min(1).max(MAPPER_BATCH).optional(),
    model: model.default(null),
    /** False: answers at once. A page does its calls one after the other, and could not even cancel otherwise. */
    wait: z.boolean().default(true),
  }),
  /** What came of the last question that was not waited for. */
  mapperAnswer: z.object({ spec }),
  cancelMapper: z.object({ spec }),
  arrange: z.object({
    spec,
    /** Phases by id or title. */
    phases: z.record(z.string().min(1).max(500), layerChoice).default({}),
    tasks: z.record(task, layerChoice).default({}),
    /** Tasks whose parts are to run singly. */
    split: z.array(task).default([]),
    /** Tasks whose parts are to run together again. */
    join: z.array(task).default([]),
    /** Takes everything back first. */
    reset: z.boolean().default(false),
  }),
  run: z.object({
    spec,
    /** These alone; never an empty list, which would not say whether none or all are meant. */
    layers: z.array(z.string().trim().min(1)).min(1).optional(),
    rehearsal: z.boolean().default(false),
    /** First approves proposals of this confidence and more, 0–100 or 0–1; nothing is approved when the run is refused. */
    approveFrom: z.number().min(0).max(100).optional(),
    /** Begin again instead of carrying over what an earlier run completed. */
    fresh: z.boolean().default(false),
    /** Attempts at once in every layer of this run, as far as dependencies and named files allow; else by the settings. */
    parallel: z.number().int().min(1).max(CONCURRENCY_MAX).optional(),
    /** When a task fails in this run; else by the settings. */
    onFailure: z.enum(onFailureWays).optional(),
  }),
  /** What a run would probably take and cost, by this project's own history. */
  estimate: z.object({ spec, layers: z.array(z.string().trim().min(1)).min(1).optional() }),
  /** What an answer to a task of the open run means for the tasks behind it. */
  downstream: z.object({ spec, task, answer: z.enum(['skip', 'retry']) }),
  layering: z.object({ spec }),
  /** `hash` is the preview's: what was looked at is what is written. */
  writeLayers: z.object({ spec, hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash of a preview') }),
  runCommand: z.object({
    spec,
    /** With its slash: `/iterate:tasks`. Left out: the project's own checks, as they were confirmed. */
    command: z.string().regex(slashCommandPattern, 'must look like /name or /plugin:name').optional(),
    args: z.string().max(4000).default(''),
  }),
  pause: z.object({ spec }),
  continue: z.object({ spec }),
  cancel: z.object({ spec, task: task.optional() }),
  /** `resume` goes on in the session of the last attempt's agent; `again` also takes up a task that is complete. */
  retry: z.object({ spec, task, resume: z.boolean().default(false), again: z.boolean().default(false) }),
  skip: z.object({ spec, task, note: z.string().max(4000).default('') }),
  alternate: z.object({ spec, task, answer: answerSchema, remember: remember.default(false), ...ruleParts }),
  accept: z.object({ spec, task, note: z.string().max(4000).default('') }),
  reject: z.object({ spec, task, note: z.string().max(4000).default('') }),
  /** Answers the question of that id, which an agent asks while it works on a task. */
  reply: z.object({ spec, task, question: z.string().min(1).max(200), reply: replySchema }),
  /** Tells the agent at work on a task something. */
  say: z.object({ spec, task, text: z.string().trim().min(1, 'must say something').max(20_000) }),
  steps: z.object({
    spec,
    task,
    /** Which attempt; without it, the newest. */
    n: z.number().int().min(1).optional(),
    /** Its id instead, which also names attempts of earlier runs. */
    attempt: z.string().max(200).optional(),
    /** `to` of the part before. */
    after: z.number().int().min(0).default(0),
  }),
  inbox: z.object({}),
  status: z.object({ spec }),
  /** How the status file stands to the ledger, and what another tool wrote into it. */
  statusFile: z.object({ spec }),
  /** `theirs` accepts tasks that the other file says are done, all of them or those named, as the person's word. */
  resolveStatusFile: z.object({
    spec,
    choice: z.enum(statusEditChoices),
    tasks: z.array(task).max(100_000).optional(),
  }),
  summary: z.object({ spec }),
  /** The runs of a spec's plan, the newest first. */
  runs: z.object({ spec, limit: z.number().int().min(1).max(500).default(50) }),
  /** Two runs by their ids; without them, the last and the one before. */
  compare: z.object({ spec, a: z.string().max(200).optional(), b: z.string().max(200).optional() }),
  timeline: z.object({ spec }),
  catalog: z.object({
    /** Only commands that fit these words, the best first. */
    words: z.string().max(200).default(''),
    /** Looks everything up anew. */
    reload: z.boolean().default(false),
  }),
  version: z.object({}),
  /** What there is to tell of runs after the item of that number. */
  news: z.object({ after: z.number().int().min(0).default(0) }),
  /** Where news of runs is sent; null: nowhere. */
  setWebhook: z.object({ url: webhookUrlSchema.nullable() }),
  testWebhook: z.object({}),
  log: z.object({
    attemptId: z.string(),
    from: z.number().int().min(0).default(0),
    max: z.number().int().max(262_144).default(65_536),
  }),
  /** What an attempt changed, line by line: the newest one, unless it is named by number or by id. */
  changes: z.object({ spec, task, ...whichAttempt }),
  /** Puts the files back as before an attempt; `undo` takes such an act back. */
  putBack: z.object({
    spec,
    task,
    ...whichAttempt,
    /** As an earlier `putBack` of the same attempt answered it. */
    undo: z
      .string()
      .regex(/^back-[0-9a-z]+$/)
      .optional(),
    /** Only says what would be done. */
    dryRun: z.boolean().default(false),
  }),
  settings: z.object({}),
  /** `again` asks Claude Code anew; else its answer is kept for some minutes. */
  connections: z.object({ again: z.boolean().default(false) }),
  /** What would be started once the project is trusted. */
  wishes: z.object({}),
  trust: z.object({ trusted: z.boolean() }),
  setWriteBack: z.object({ on: z.boolean() }),
  setCheckpoints: z.object({ on: z.boolean() }),
  /** Which agent gets commands without a route, or this command alone; null: what the project's others get. */
  setAgent: z.object({
    agent: z.enum(agentNames).nullable(),
    command: z
      .union([z.string().regex(slashCommandPattern, 'must look like /name or /plugin:name'), z.literal('prompt')])
      .nullable()
      .default(null),
  }),
  /** How Claude Code is used here; what is left out stays as it is. */
  setAgentRules: z.object({
    enabled: z.boolean().optional(),
    /** Absolute path; null: the `claude` that is found. */
    program: z.string().trim().min(1).max(4096).nullable().optional(),
    model: z.string().trim().min(1).max(200).nullable().optional(),
    permissionMode: z.enum(permissionModes).optional(),
    forbidden: z.array(z.string().trim().min(1).max(200)).max(100).optional(),
    maxTurns: agentSettingsSchema.shape.maxTurns.unwrap().optional(),
    questionTimeoutMs: agentSettingsSchema.shape.questionTimeoutMs.unwrap().optional(),
  }),
  /** The check that is run after attempts of a slash command, or of `prompt`; null removes it. */
  setVerify: z.object({
    command: z.union([
      z.string().regex(slashCommandPattern, 'must look like /name or /plugin:name'),
      z.literal('prompt'),
    ]),
    line: z.string().max(4000).nullable(),
  }),
  /** What is run after each layer, and which checks the project seems to have. */
  syncChecks: z.object({}),
  /** The checks that are run where the sync command is not there; an empty list for none, null to be asked again. */
  setSyncChecks: z.object({
    lines: z
      .array(
        z
          .string()
          .trim()
          .max(300)
          .regex(/^[^\r\n]+$/, 'must be one line'),
      )
      .max(10)
      .nullable(),
    /** Whether open runs that wait for this go on at once; else when the person says so. */
    apply: z.boolean().default(true),
  }),
  /** How runs go on; what is left out stays as it is. Milliseconds, US dollars; null: no limit. */
  setRunSettings: z.object({
    concurrency: settingsSchema.shape.concurrency.unwrap().optional(),
    onFailure: z.enum(onFailureWays).optional(),
    attemptTimeoutMs: settingsSchema.shape.attemptTimeoutMs.unwrap().optional(),
    idleTimeoutMs: settingsSchema.shape.idleTimeoutMs.unwrap().optional(),
    budget: z
      .object({
        ...{ taskUsd: ceiling, layerUsd: ceiling, runUsd: ceiling, layerMs: ceilingMs, runMs: ceilingMs },
      })
      .partial()
      .optional(),
  }),
  setEnvironment: z.object({
    name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
    value: z.string().max(8192).nullable(),
  }),
} as const;

export type Verb = keyof typeof verbInputs;
/** What callers may pass, before defaults. */
export type VerbInput<V extends Verb> = z.input<(typeof verbInputs)[V]>;
/** What the function receives, after defaults. */
export type ParsedVerbInput<V extends Verb> = z.output<(typeof verbInputs)[V]>;

export const isVerb = (name: string): name is Verb => Object.hasOwn(verbInputs, name);
