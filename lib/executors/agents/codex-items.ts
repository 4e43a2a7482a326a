import type { Step } from '@/lib/domain/step';
import { bounded, textMax } from '@/lib/executors/claude/normalise/bounds';
import { type Fields, fieldsOf, listOf, textOf } from '@/lib/executors/claude/normalise/fields';
import { add, type Line, type ToolStep } from '@/lib/executors/claude/normalise/reading';
import type { Told } from './told';
import { callStep, endedStep } from './tool-calls';

/** What Codex says or does, an item at a time; one that goes on is told again with the same id. */
export function stepsOfItem(line: Line, item: Fields, told: Told, completed: boolean): Step[] {
  switch (item.type) {
    case 'agent_message':
    case 'plan':
      return completed ? ofText(line, textOf(item.text)) : [];
    case 'reasoning':
      // Its thinking is its own and makes no step.
      return [];
    case 'error':
      return [add(line, { type: 'note', text: bounded(textOf(item.message), textMax, line.safe) })];
    default: {
      const call = callOf(item);
      if (!call) return [];
      const step = callStep(line, told, { id: textOf(item.id), ...call });
      return [completed ? endedStep(line, told, step, stateOf(item), resultOf(item)) : step];
    }
  }
}

function ofText(line: Line, text: string): Step[] {
  if (text.trim() === '') return [];
  const shown = bounded(text, textMax, line.safe);
  line.reading.lastText = shown.trim();
  return [add(line, { type: 'text', text: shown })];
}

function callOf(item: Fields): { name: string; as?: string; input: Fields } | null {
  switch (item.type) {
    case 'command_execution':
      return { name: 'command', as: 'Bash', input: { command: textOf(item.command) } };
    case 'file_change': {
      const paths = listOf(item.changes).map((change) => textOf(fieldsOf(change).path));
      return { name: 'file change', as: 'Edit', input: { file_path: paths.join(', '), changes: item.changes } };
    }
    case 'mcp_tool_call':
      return { name: `mcp__${textOf(item.server)}__${textOf(item.tool)}`, input: fieldsOf(item.arguments) };
    case 'web_search':
      return { name: 'web search', as: 'WebSearch', input: { query: textOf(item.query) } };
    case 'todo_list': {
      const todos = listOf(item.items).map(fieldsOf);
      const content = todos.map(({ text, completed }) => ({
        content: text,
        status: completed ? 'completed' : 'pending',
      }));
      return { name: 'to-do list', as: 'TodoWrite', input: { todos: content } };
    }
    case 'collab_tool_call':
      return { name: 'sub-agent', as: 'Agent', input: { description: textOf(item.prompt) || textOf(item.tool) } };
    default:
      return null;
  }
}

function stateOf({ status }: Fields): ToolStep['state'] {
  if (status === 'declined') return 'denied';
  return status === 'failed' ? 'failed' : 'done';
}

function resultOf(item: Fields): string {
  const error = textOf(fieldsOf(item.error).message);
  const content = listOf(fieldsOf(item.result).content).map((block) => textOf(fieldsOf(block).text));
  return error || textOf(item.aggregated_output) || content.filter(Boolean).join('\n');
}
