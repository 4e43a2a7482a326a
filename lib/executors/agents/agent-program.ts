import type { ToldAgent } from '@/lib/domain/agent-name';
import type { Failure } from '@/lib/domain/failure';
import type { AgentSettings } from '@/lib/domain/project';
import type { Step } from '@/lib/domain/step';
import type { Fields } from '@/lib/executors/claude/normalise/fields';
import type { Line } from '@/lib/executors/claude/normalise/reading';
import type { Told } from './told';

export type KnownExit = { kind: Failure['kind']; code: string; message: string; hint: string };

/**
 * An agent's program as data: how it is started, and how its lines of JSON are read. It gets the prompt on its standard
 * input, where no text can become an option.
 */
export type AgentProgram = {
  id: ToldAgent;
  /** As it is called on the PATH. */
  program: string;
  /** `{mode}` stands for the arguments of the permission mode, `{folder}` for the project. */
  argv: readonly string[];
  /** How each permission mode is said to it. None of them lets everything pass. */
  modes: Readonly<Record<AgentSettings['permissionMode'], ModeWords>>;
  /** What to do where it is not found, and where nobody is logged in. */
  install: string;
  login: string;
  /** Exit codes that say more than failure. */
  exits: Readonly<Record<number, KnownExit>>;
  /** What a line brings: steps for the person, and what it tells of the agent. Unknown lines bring nothing. */
  read(line: Line, message: Fields, told: Told): Step[];
};

type ModeWords = { argv: readonly string[]; env?: Readonly<Record<string, string>> };
