import type { Step } from '@/lib/domain/step';
import { bounded, type Safe, textMax } from './bounds';
import { type Fields, isFields, momentOf, textOf } from './fields';
import { stepsOfAssistant } from './of-assistant';
import { stepsOfResult } from './of-result';
import { stepsOfLimit, stepsOfSystem } from './of-system';
import { stepsOfUser } from './of-user';
import { add, addRepeated, beginning, copyOf, type Line, type Reading } from './reading';

/** Turns an agent's raw messages into steps, one line of JSON after the other. */
export type StepReader = {
  /**
   * What a line brings: new steps, and earlier ones as they are by now (same index). A line that is no message makes
   * a note; messages of an unknown kind make nothing. Never throws.
   */
  push(line: string): Step[];
  /** A line that was too long to look at. */
  pushTooLong(bytes: number): Step[];
  /** A reader that stands where this one does and goes on by itself. */
  fork(): StepReader;
};

/** `safe` makes foreign text fit to be shown: without control characters and secrets. */
export const createStepReader = (safe: Safe): StepReader => readOn(beginning(), safe);

function readOn(reading: Reading, safe: Safe): StepReader {
  return {
    push(raw) {
      const text = raw.trim();
      if (text === '') return [];
      const message = parsed(text);
      const line: Line = { reading, safe, at: momentOf(message?.ashlar_at), parent: parentOf(message, safe) };
      return message ? stepsOf(line, message) : [ofDamage(line)];
    },
    pushTooLong(bytes) {
      const text = `A message of ${bytes.toLocaleString('en-US')} bytes is too long to be shown.`;
      return [add({ reading, safe, at: null, parent: null }, { type: 'note', text })];
    },
    fork: () => readOn(copyOf(reading), safe),
  };
}

function stepsOf(line: Line, message: Fields): Step[] {
  switch (message.type) {
    case 'assistant':
      return stepsOfAssistant(line, message);
    case 'user':
      return stepsOfUser(line, message);
    case 'system':
      return stepsOfSystem(line, message);
    case 'rate_limit_event':
      return stepsOfLimit(line, message);
    case 'result':
      return stepsOfResult(line, message);
    case 'conversation_reset':
      return [add(line, { type: 'note', text: 'The agent began a new conversation.' })];
    case 'ashlar_said':
      return [add(line, { type: 'said', text: bounded(textOf(message.text), textMax, line.safe) })];
    case 'ashlar_note':
      return [add(line, { type: 'note', text: bounded(textOf(message.text), textMax, line.safe) })];
    default:
      return [];
  }
}

/** Lines that cannot be read and follow each other are told once. */
const ofDamage = (line: Line): Step =>
  addRepeated(line, 'damaged', (count) => ({
    type: 'note',
    text:
      count === 1
        ? 'A line of the agent’s messages cannot be read.'
        : `${count} lines of the agent’s messages cannot be read.`,
  }));

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

const parentOf = (message: Fields | null, safe: Safe): string | null =>
  safe(textOf(message?.parent_tool_use_id)).slice(0, 200) || null;
