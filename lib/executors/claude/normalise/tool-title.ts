import { oneLine, type Safe } from './bounds';
import { type Fields, fieldsOf, listOf, textOf } from './fields';

/** Which field of a tool's input says what it is about, and what stands before it. */
const subjects: Record<string, { field: string; word?: string; isPath?: true }> = {
  Bash: { field: 'command', word: '$' },
  Edit: { field: 'file_path', isPath: true },
  MultiEdit: { field: 'file_path', word: 'Edit', isPath: true },
  Write: { field: 'file_path', isPath: true },
  Read: { field: 'file_path', isPath: true },
  NotebookEdit: { field: 'notebook_path', word: 'Edit', isPath: true },
  LS: { field: 'path', word: 'List', isPath: true },
  Glob: { field: 'pattern', word: 'Find files' },
  Grep: { field: 'pattern', word: 'Search for' },
  WebFetch: { field: 'url', word: 'Fetch' },
  WebSearch: { field: 'query', word: 'Search the web for' },
  Task: { field: 'description', word: 'Sub-agent:' },
  Agent: { field: 'description', word: 'Sub-agent:' },
  Skill: { field: 'skill', word: 'Skill' },
  SlashCommand: { field: 'command', word: '' },
};

/** What a tool call does, in one line. Paths inside `cwd` are told from there. */
export function toolTitle(name: string, input: Fields, cwd: string, safe: Safe): string {
  const known = Object.hasOwn(subjects, name) ? subjects[name] : undefined;
  if (known) {
    const value = textOf(input[known.field]);
    const subject = known.isPath ? relativePath(value, cwd) : value;
    return oneLine(`${known.word ?? name} ${subject}`, safe) || oneLine(name, safe);
  }
  if (name === 'TodoWrite') return todoTitle(listOf(input.todos));
  if (name === 'AskUserQuestion') return oneLine(`Asks you: ${firstQuestion(input)}`, safe);
  const first = Object.values(input).find((value) => typeof value === 'string' && value.trim() !== '');
  return oneLine(`${plainName(name)} ${textOf(first)}`, safe) || 'A tool call';
}

/** `src/a.ts` for a file in the folder the agent works in. */
export function relativePath(path: string, cwd: string): string {
  return cwd !== '' && path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}

/** `mcp__github__list_issues` is `github: list_issues`. */
function plainName(name: string): string {
  const [, server, tool] = /^mcp__(.+?)__(.+)$/.exec(name) ?? [];
  return server && tool ? `${server}: ${tool}` : name;
}

function todoTitle(todos: unknown[]): string {
  const done = todos.filter((todo) => fieldsOf(todo).status === 'completed').length;
  return `To do: ${done} of ${todos.length} done`;
}

const firstQuestion = (input: Fields): string => textOf(fieldsOf(listOf(input.questions)[0]).question);
