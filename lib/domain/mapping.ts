import { z } from 'zod';
import { parseSlashCommand, slashCommandPattern } from './command';

/**
 * Whether success must show in changed files. Commands that check, test, deploy or sync change none,
 * and are known as such by rule or by the person's word.
 */
export const effects = ['files', 'none'] as const;
export type Effect = (typeof effects)[number];

const effect = z.enum(effects).default('files');

/** The five answers a person (or a proposal) can give to "how is this task done?". */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    command: z.string().regex(slashCommandPattern, 'must look like /name or /plugin:name'),
    args: z.string().max(4000).default(''),
    effect,
  }),
  z.object({ kind: z.literal('prompt'), text: z.string().min(1).max(20_000), effect }),
  z.object({ kind: z.literal('shell'), text: z.string().min(1).max(4000), effect }),
  z.object({ kind: z.literal('done-by-me'), note: z.string().max(4000).default('') }),
  z.object({ kind: z.literal('skip'), note: z.string().max(4000).default('') }),
]);
export type Answer = z.infer<typeof answerSchema>;
export type AnswerKind = Answer['kind'];

export const alternativeSchema = z.object({
  command: z.string(),
  args: z.string(),
  confidence: z.number().int().min(0).max(100),
  reason: z.string(),
});
export type Alternative = z.infer<typeof alternativeSchema>;

/** Where a mapping comes from. `agent`: Claude was asked. `ask` means that nothing fits and the person is asked. */
export const mappingOrigins = ['plan', 'correction', 'rule', 'search', 'person', 'ask', 'agent'] as const;
export type MappingOrigin = (typeof mappingOrigins)[number];

/** What the machine thinks of one task. `answer` is null when it asks. */
export const proposalSchema = z.object({
  answer: answerSchema.nullable(),
  confidence: z.number().int().min(0).max(100),
  origin: z.enum(mappingOrigins),
  /** One sentence: why this, or why it asks. */
  reason: z.string(),
  /** Words of the task that spoke for it, as they stand in the text. */
  matched: z.array(z.string()),
  /** Facts of the project that were used, such as `database: Supabase`. */
  stackFacts: z.array(z.string()),
  alternatives: z.array(alternativeSchema),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const mappingStatuses = ['proposed', 'approved', 'superseded'] as const;

/** A task's mapping as stored: a proposal, and what the person did with it. */
export const mappingSchema = proposalSchema.extend({
  id: z.string(),
  specId: z.string(),
  taskId: z.string(),
  status: z.enum(mappingStatuses),
  createdAt: z.string(),
  approvedAt: z.string().nullable(),
  /** Fingerprint of the task's text that the approval is for, or was for before it fell. */
  approvedFor: z.string().nullable(),
  /** Why an approval fell, in one sentence; null while none did. */
  voided: z.string().nullable(),
  /** Fingerprint of the text that an agent proposed this for, since it cannot be proposed again; null for others. */
  madeFor: z.string().nullable(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** How a task's mapping was before an act: all that is needed to put it back. */
export const restoredSchema = z.object({
  task: z.string().min(1).max(200),
  /** Id of a mapping the task has or had. */
  mapping: z.string().min(1).max(200),
  approved: z.boolean(),
  /** Why its approval had fallen, if it had. */
  voided: z.string().max(1000).nullable().default(null),
});
export type Restored = z.infer<typeof restoredSchema>;

/** What `restore` must be told to bring a mapping back as it is now. */
export const toRestore = ({ taskId, id, status, voided }: Mapping): Restored => ({
  ...{ task: taskId, mapping: id, approved: status === 'approved', voided },
});

/** A person's replacement of a proposal, remembered for tasks that read the same or hold the same words. */
export const correctionSchema = z.object({
  id: z.string(),
  specId: z.string(),
  layerKey: z.string().nullable(),
  description: z.string(),
  answer: answerSchema,
  words: z.array(z.string()).default([]),
  stack: z.array(z.string()).default([]),
  enabled: z.boolean().default(true),
  createdAt: z.string(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** The answer in one line, as the person would type it: `/x:y args`, `$ npm test`, `done by me`. */
export function answerLabel(answer: Answer): string {
  switch (answer.kind) {
    case 'command':
      return answer.args ? `${answer.command} ${answer.args}` : answer.command;
    case 'prompt':
      return `prompt: ${answer.text}`;
    case 'shell':
      // Several lines are checks after a layer, run one after another.
      return `$ ${answer.text.replaceAll('\n', ' && ')}`;
    case 'done-by-me':
      return 'done by me';
    case 'skip':
      return 'skip';
  }
}

/**
 * Reads what a person typed on the command line or in the quick field: `/cmd args`, `$ shell text`,
 * `prompt: text`, `done` or `skip`. Null when it is none of them.
 */
export function parseAnswer(text: string, effect: Effect = 'files'): Answer | null {
  const trimmed = text.trim();
  if (/^(done|done by me)$/i.test(trimmed)) return { kind: 'done-by-me', note: '' };
  if (/^skip$/i.test(trimmed)) return { kind: 'skip', note: '' };
  const prompt = /^prompt:\s*([\s\S]+)$/i.exec(trimmed);
  if (prompt?.[1]) return { kind: 'prompt', text: prompt[1], effect };
  const shell = /^\$\s+([\s\S]+)$/.exec(trimmed);
  if (shell?.[1]) return { kind: 'shell', text: shell[1].trim(), effect };
  const slash = parseSlashCommand(trimmed);
  return slash ? { kind: 'command', ...slash, effect } : null;
}
