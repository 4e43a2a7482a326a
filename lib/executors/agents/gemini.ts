import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from '@/lib/executors/claude/normalise/bounds';
import { countOf, type Fields, fieldsOf, textOf } from '@/lib/executors/claude/normalise/fields';
import { add, type Line } from '@/lib/executors/claude/normalise/reading';
import type { AgentProgram } from './agent-program';
import { endStep } from './end-step';
import { isOpenPiece, pieceStep } from './pieces';
import { idOf, type Told } from './told';
import { callStep, endedStep, tellsOfRefusal } from './tool-calls';

const login = 'Run `gemini` in a terminal and log in, or set GEMINI_API_KEY in the settings, then retry.';

export const gemini: AgentProgram = {
  id: 'gemini',
  program: 'gemini',
  argv: ['--output-format', 'stream-json', '{mode}'],
  modes: {
    ask: { argv: ['--approval-mode', 'default'] },
    edits: { argv: ['--approval-mode', 'auto_edit'] },
    plan: { argv: ['--approval-mode', 'plan'] },
  },
  install: 'install it with: npm install -g @google/gemini-cli',
  login,
  exits: {
    41: { kind: 'permanent', code: 'E_LOGIN', message: 'Gemini CLI could not log in.', hint: login },
    42: {
      kind: 'permanent',
      code: 'E_AGENT_INPUT',
      message: 'Gemini CLI refused what it was told.',
      hint: 'Look at the log.',
    },
    53: {
      ...{ kind: 'permanent', code: 'E_MAX_TURNS', message: 'It made as many turns as its settings allow.' },
      hint: 'Raise the number of turns in the settings of Gemini CLI, or split the task.',
    },
  },
  read,
};

/** Its tools by the names under which titles are known. */
const toolNames: Readonly<Record<string, string>> = {
  run_shell_command: 'Bash',
  write_file: 'Write',
  replace: 'Edit',
  read_file: 'Read',
  list_directory: 'LS',
  glob: 'Glob',
  search_file_content: 'Grep',
  grep_search: 'Grep',
  google_web_search: 'WebSearch',
};

function read(line: Line, message: Fields, told: Told): Step[] {
  const { facts } = told;
  switch (message.type) {
    case 'init':
      facts.sessionId = idOf(line, message.session_id);
      facts.model = idOf(line, message.model);
      return [];
    case 'message':
      return message.role === 'assistant' ? ofWords(line, message, told) : [];
    case 'tool_use': {
      turn(told);
      const name = textOf(message.tool_name);
      const as = Object.hasOwn(toolNames, name) ? toolNames[name] : undefined;
      return [
        callStep(line, told, {
          id: textOf(message.tool_id),
          name,
          input: fieldsOf(message.parameters),
          ...(as && { as }),
        }),
      ];
    }
    case 'tool_result':
      return [ofResult(line, message, told)];
    case 'error': {
      const text = textOf(message.message);
      if (message.severity !== 'warning') told.error = text;
      return [add(line, { type: 'note', text: bounded(text, textMax, line.safe) })];
    }
    case 'result': {
      const stats = fieldsOf(message.stats);
      facts.inputTokens = countOf(stats.input_tokens);
      facts.outputTokens = countOf(stats.output_tokens);
      const ok = message.status === 'success';
      const error = textOf(fieldsOf(message.error).message);
      told.error = ok ? null : error || told.error || 'It failed.';
      return [endStep(line, told, ok, told.error ?? '')];
    }
    default:
      return [];
  }
}

/** What the model says or asks for, up to the next result of a tool, is one turn. */
function turn(told: Told): void {
  if (!told.inTurn) told.facts.turns += 1;
  told.inTurn = true;
}

/** Words come in pieces: those that follow each other are one text. */
function ofWords(line: Line, message: Fields, told: Told): Step[] {
  turn(told);
  const text = textOf(message.content);
  if (text.trim() === '' && !isOpenPiece(line, told, 'text')) return [];
  const step = pieceStep(line, told, 'text', text);
  line.reading.lastText = step.text.trim();
  return [step];
}

function ofResult(line: Line, message: Fields, told: Told): Step {
  told.inTurn = false;
  const id = textOf(message.tool_id);
  const call =
    line.reading.open.get(line.safe(id).slice(0, 200)) ?? callStep(line, told, { id, name: 'tool', input: {} });
  const error = fieldsOf(message.error);
  const text = textOf(error.message) || textOf(message.output);
  const refused = tellsOfRefusal(`${textOf(error.type)} ${text}`);
  const state = message.status === 'success' ? 'done' : refused ? 'denied' : 'failed';
  return endedStep(line, told, call, state, text);
}
