import type { Step } from '@/lib/domain/step';
import type { Safe } from '@/lib/executors/claude/normalise/bounds';
import { type Fields, isFields, momentOf } from '@/lib/executors/claude/normalise/fields';
import { add, beginning, copyOf, type Line, type Reading } from '@/lib/executors/claude/normalise/reading';
import type { StepReader } from '@/lib/executors/claude/normalise/step-reader';
import type { AgentProgram } from './agent-program';
import { pieceStep } from './pieces';
import { nothingTold, type Told } from './told';

/** Turns an agent's lines into steps, and into what is known of it by then. */
export type AgentReader = StepReader & { told(): Readonly<Told>; lastText(): string };

const strayMax = 4096;

/** A reader of an agent's lines from its first one on; `safe` makes foreign text fit to be shown. */
export const createAgentReader = (agent: AgentProgram, safe: Safe): AgentReader =>
  readOn({ agent, reading: beginning(), told: nothingTold(), safe });

type State = { agent: AgentProgram; reading: Reading; told: Told; safe: Safe };

function readOn({ agent, reading, told, safe }: State): AgentReader {
  return {
    push(raw) {
      const text = raw.trim();
      if (text === '') return [];
      const message = parsed(text);
      const line: Line = { reading, safe, at: momentOf(message?.timestamp), parent: null };
      return message ? agent.read(line, message, told) : [ofStray(line, text, told)];
    },
    pushTooLong(bytes) {
      const text = `A message of ${bytes.toLocaleString('en-US')} bytes is too long to be shown.`;
      return [add({ reading, safe, at: null, parent: null }, { type: 'note', text })];
    },
    fork: () => readOn({ agent, reading: copyOf(reading), told: structuredClone(told), safe }),
    told: () => told,
    lastText: () => reading.lastText,
  };
}

/** Error output stands between the lines of JSON: rows of it are one note. */
function ofStray(line: Line, text: string, told: Told): Step {
  told.stray = `${told.stray}${text}\n`.slice(-strayMax);
  return pieceStep(line, told, 'note', `${text}\n`);
}

function parsed(text: string): Fields | null {
  if (!text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
