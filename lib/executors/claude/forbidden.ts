import { type Fields, textOf } from './normalise/fields';

/**
 * Whether a rule of the settings forbids a tool call: `WebFetch` every call of the tool, `mcp__github` every tool of
 * the server, `Bash(git push:*)` every command with a part that begins so, `Bash(make deploy)` that command alone.
 * Rules with other patterns, such as `Edit(docs/**)`, are judged by Claude Code itself, which gets them all.
 */
export function isForbidden(rule: string, tool: string, input: Fields): boolean {
  const [, name = '', pattern] = /^([^()]+?)(?:\((.*)\))?$/s.exec(rule.trim()) ?? [];
  const isServer = name.startsWith('mcp__') && tool.startsWith(`${name}__`);
  if (name !== tool && !isServer) return false;
  if (pattern === undefined || pattern === '' || pattern === '*') return true;
  return tool === 'Bash' && partsOf(textOf(input.command)).some((part) => fits(part, pattern));
}

/** The commands of a line, roughly: a part too many forbids more, never less. */
function partsOf(command: string): string[] {
  return command
    .split(/&&|\|\||[;|&\n(){}`]|\$\(/)
    .map((part) => part.trim().replace(/^(?:\w+=\S*\s+|(?:sudo|env|command|exec|time|nohup)\s+)+/, ''))
    .map((part) => part.replaceAll(/\s+/g, ' '))
    .filter((part) => part !== '');
}

function fits(part: string, pattern: string): boolean {
  const prefix = /^(.*?)(?::\*|\s?\*)$/s.exec(pattern)?.[1];
  if (prefix === undefined) return part === pattern;
  return part === prefix || part.startsWith(`${prefix} `) || (prefix.endsWith(' ') && part.startsWith(prefix));
}
