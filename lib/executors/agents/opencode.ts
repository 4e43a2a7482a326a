import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from '@/lib/executors/claude/normalise/bounds';
import { countOf, type Fields, fieldsOf, listOf, textOf, usdOf } from '@/lib/executors/claude/normalise/fields';
import { add, type Line } from '@/lib/executors/claude/normalise/reading';
import type { AgentProgram } from './agent-program';
import { endStep } from './end-step';
import { countRefusal, idOf, type Told } from './told';
import { callStep, endedStep, tellsOfRefusal } from './tool-calls';

/** Where nobody can be asked, what would be asked is refused. Said in its environment, it goes before a project's file. */
const asking = { bash: 'ask', webfetch: 'ask', external_directory: 'ask', doom_loop: 'ask' };
const permissions = (edit: string) => ({ OPENCODE_PERMISSION: JSON.stringify({ edit, ...asking }) });

export const opencode: AgentProgram = {
  id: 'opencode',
  program: 'opencode',
  // Without a folder it believes the environment, which speaks of the server's.
  argv: ['run', '--format', 'json', '--dir', '{folder}', '{mode}'],
  modes: {
    ask: { argv: [], env: permissions('ask') },
    edits: { argv: [], env: permissions('allow') },
    plan: { argv: ['--agent', 'plan'], env: permissions('deny') },
  },
  install: 'install it with: npm install -g opencode-ai',
  login: 'Run `opencode auth login` in a terminal, then retry.',
  exits: {},
  read,
};

/** Its tools by the names under which titles are known, and the fields that are called otherwise. */
const toolNames: Readonly<Record<string, string>> = {
  ...{ bash: 'Bash', edit: 'Edit', write: 'Write', read: 'Read', list: 'LS', glob: 'Glob', grep: 'Grep' },
  ...{ webfetch: 'WebFetch', task: 'Task', todowrite: 'TodoWrite' },
};

function read(line: Line, message: Fields, told: Told): Step[] {
  const { facts } = told;
  facts.sessionId ??= idOf(line, message.sessionID);
  const part = fieldsOf(message.part);
  switch (message.type) {
    case 'step_start':
      facts.turns += 1;
      return [];
    case 'text': {
      const text = bounded(textOf(part.text), textMax, line.safe);
      if (text.trim() === '') return [];
      line.reading.lastText = text.trim();
      return [add(line, { type: 'text', text })];
    }
    case 'tool_use':
      return [ofTool(line, part, told)];
    case 'step_finish':
      return ofFinish(line, part, told);
    case 'error': {
      const error = fieldsOf(message.error);
      told.error = textOf(fieldsOf(error.data).message) || textOf(error.name) || 'It told of an error.';
      return [endStep(line, told, false, told.error)];
    }
    case 'done': {
      // Newer versions say at the end what was refused; tools that were are counted already.
      const rejected = listOf(message.rejected).map(textOf);
      if (facts.denials === 0) for (const name of rejected) countRefusal(told, line.safe(name));
      return [];
    }
    default:
      return [];
  }
}

function ofTool(line: Line, part: Fields, told: Told): Step {
  const state = fieldsOf(part.state);
  const name = textOf(part.tool);
  const as = Object.hasOwn(toolNames, name) ? toolNames[name] : undefined;
  const given = fieldsOf(state.input);
  const input = typeof given.filePath === 'string' ? { file_path: given.filePath, ...given } : given;
  const call = callStep(line, told, { id: textOf(part.callID) || textOf(part.id), name, input, ...(as && { as }) });
  if (state.status === 'error') {
    const text = textOf(state.error);
    return endedStep(line, told, call, tellsOfRefusal(text) ? 'denied' : 'failed', text);
  }
  return state.status === 'completed' ? endedStep(line, told, call, 'done', textOf(state.output)) : call;
}

const brokenOff = new Set(['length', 'content-filter', 'error']);

/** A step that asks for tools is followed by another one; any other is the last. */
function ofFinish(line: Line, part: Fields, told: Told): Step[] {
  const { facts } = told;
  const tokens = fieldsOf(part.tokens);
  const cache = fieldsOf(tokens.cache);
  facts.inputTokens += countOf(tokens.input) + countOf(cache.read) + countOf(cache.write);
  facts.outputTokens += countOf(tokens.output) + countOf(tokens.reasoning);
  const cost = usdOf(part.cost);
  if (cost !== null) facts.costUsd = (facts.costUsd ?? 0) + cost;
  const reason = textOf(part.reason);
  if (reason === 'tool-calls') return [];
  const ok = !brokenOff.has(reason);
  told.error = ok ? null : `It was broken off (${reason}).`;
  return [endStep(line, told, ok, told.error ?? '')];
}
