import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from '@/lib/executors/claude/normalise/bounds';
import { countOf, type Fields, fieldsOf, listOf, textOf } from '@/lib/executors/claude/normalise/fields';
import { add, type Line } from '@/lib/executors/claude/normalise/reading';
import type { AgentProgram } from './agent-program';
import { stepsOfItem } from './codex-items';
import { endStep } from './end-step';
import { idOf, type Told } from './told';

export const codex: AgentProgram = {
  id: 'codex',
  program: 'codex',
  // A folder without git is no danger here: the person trusts the project, and the sandbox stays.
  argv: ['exec', '--json', '--skip-git-repo-check', '{mode}', '-'],
  modes: {
    ask: { argv: ['--sandbox', 'workspace-write'] },
    edits: { argv: ['--sandbox', 'workspace-write'] },
    plan: { argv: ['--sandbox', 'read-only'] },
  },
  install: 'install it with: npm install -g @openai/codex',
  login: 'Run `codex login` in a terminal, then retry.',
  exits: {},
  read,
};

function read(line: Line, message: Fields, told: Told): Step[] {
  const { facts } = told;
  switch (message.type) {
    case 'thread.started':
      facts.sessionId = idOf(line, message.thread_id);
      return [];
    case 'turn.started':
      facts.turns += 1;
      told.end = null;
      return [];
    case 'item.started':
    case 'item.updated':
    case 'item.completed':
      return stepsOfItem(line, fieldsOf(message.item), told, message.type === 'item.completed');
    case 'turn.completed': {
      const usage = fieldsOf(message.usage);
      facts.inputTokens += countOf(usage.input_tokens);
      facts.outputTokens += countOf(usage.output_tokens);
      told.error = null;
      return [endStep(line, told, true, '')];
    }
    case 'turn.failed':
      told.error = textOf(fieldsOf(message.error).message) || told.error || 'The turn failed.';
      return [endStep(line, told, false, told.error)];
    case 'error':
      // Lost connections are told so too, and tried again: what counts is how the turn ends.
      told.error = textOf(message.message) || 'It told of an error.';
      return [add(line, { type: 'note', text: bounded(told.error, textMax, line.safe) })];
    case 'request_user_input':
      told.asks = questionOf(message);
      return [add(line, { type: 'note', text: bounded(`It asks: ${told.asks}`, textMax, line.safe) })];
    default:
      return [];
  }
}

const questionOf = (message: Fields): string =>
  textOf(fieldsOf(listOf(message.questions)[0]).question) || 'it did not say what';
