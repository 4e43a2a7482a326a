import { z } from 'zod';

/** One thing the agent asks with choices to pick from. */
export const choiceQuestionSchema = z.object({
  /** Short, such as `Framework`. */
  header: z.string(),
  text: z.string(),
  several: z.boolean(),
  choices: z.array(z.object({ label: z.string(), description: z.string() })),
});

const asked = { id: z.string(), askedAt: z.string() };

/** What an agent asks a person while it waits. All texts are foreign and made safe to show. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.object({
    ...asked,
    kind: z.literal('permission'),
    tool: z.string(),
    /** One line: what it wants to do. */
    title: z.string(),
    /** Why the agent's program asks; null when it did not say. */
    reason: z.string().nullable(),
    /** The tool's input as JSON text; `editable` when a person may change it. */
    input: z.string(),
    editable: z.boolean(),
    /** What “allow always here” would allow, in words; null when that is not offered. */
    always: z.string().nullable(),
  }),
  z.object({ ...asked, kind: z.literal('choice'), questions: z.array(choiceQuestionSchema).min(1) }),
]);
export type Question = z.infer<typeof questionSchema>;

export const replySchema = z.discriminatedUnion('type', [
  /** `input` replaces the tool's input, as JSON text. */
  z.object({ type: z.literal('allow'), always: z.boolean().default(false), input: z.string().max(262_144).nullable() }),
  z.object({ type: z.literal('deny'), reason: z.string().max(4000) }),
  /** One list of answers for each question, in their order: labels or the person's own words. */
  z.object({ type: z.literal('choose'), answers: z.array(z.array(z.string().max(4000)).min(1)).min(1) }),
]);
export type QuestionReply = z.infer<typeof replySchema>;

/** Who ended a question: a person, the time limit, or the agent by going on without it. */
export const replyBy = ['person', 'timeout', 'withdrawn'] as const;
