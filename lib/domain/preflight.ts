import { z } from 'zod';

/** Whether an answer can be carried out here, checked before Run and again at the start of every attempt. */
export type Preflight =
  | { state: 'ready'; how: string }
  /** The command is not in the catalog and no route carries it out. */
  | { state: 'missing'; message: string; nearest: string[] }
  /** It is installed and turned off. */
  | { state: 'disabled'; message: string; nearest: string[] }
  /** It could mean several commands: `nearest` begins with these. */
  | { state: 'ambiguous'; message: string; nearest: string[] }
  /** In the catalog, but nothing here can carry it out. */
  | { state: 'no-executor'; message: string }
  /** Nothing to check: the person does it, or nobody. */
  | { state: 'not-needed' };

export type DeadPreflight = Extract<Preflight, { nearest: string[] }>;

/** True for a command that would be sent to nobody: it is replaced or routed before it runs. */
export function isDead(preflight: Preflight): preflight is DeadPreflight {
  return 'nearest' in preflight;
}

/** A task whose command is dead, as a refusal lists it. */
export const deadTaskSchema = z.object({
  taskId: z.string(),
  /** Where the task stands: `L1.2`. */
  key: z.string(),
  /** Line of the plan, from 1. */
  line: z.number().int(),
  description: z.string(),
  command: z.string(),
  args: z.string(),
  state: z.enum(['missing', 'disabled', 'ambiguous']),
  message: z.string(),
  /** Living commands to replace it by, best first. */
  nearest: z.array(z.string()),
});
export type DeadTask = z.infer<typeof deadTaskSchema>;
