import { relative, resolve, sep } from 'node:path';
import { isForbidden } from './forbidden';
import { isBelow, targetOf } from './guard-paths';
import { type Fields, textOf } from './normalise/fields';

/** `ask`: a person decides, whatever the command's own list allows. */
export type Ruling = { kind: 'pass' } | { kind: 'ask' | 'deny'; reason: string };

export type Guard = (tool: string, input: Fields, cwd?: string) => Ruling;

/** Which field names the file that a tool writes. */
const writers: Record<string, string> = {
  Write: 'file_path',
  Edit: 'file_path',
  MultiEdit: 'file_path',
  NotebookEdit: 'notebook_path',
};

/** Files by which a project or its agent could give itself permissions or programs. */
const rulesOfAgent = /^\.claude\/settings[^/]*\.json$|^\.mcp\.json$|^\.claude\/hooks(\/|$)/;

/**
 * Judges tool calls before anything else does, so that no list of allowed tools in a command goes past it: files are
 * written in the project alone and never among git's or Ashlar's own, and what the person forbids is refused.
 * A shell command is judged by its text, which cannot tell everything it writes: the permission for it does that.
 */
export function createGuard(project: string, forbidden: readonly string[]): Guard {
  const root = targetOf(project) ?? project;
  return (tool, input, cwd = project) => {
    const rule = forbidden.find((each) => isForbidden(each, tool, input));
    if (rule) return deny(`The settings of this project forbid ${rule}.`);
    if (tool === 'Bash' && /\.claude[\\/]+ashlar(?![\w-])/i.test(textOf(input.command))) {
      return deny('.claude/ashlar is Ashlar’s own folder: leave it alone.');
    }
    const field = Object.hasOwn(writers, tool) ? writers[tool] : undefined;
    if (!field) return { kind: 'pass' };
    // As the agent's program reads it: without spaces around it, and with a home folder that is not ours to know.
    const path = textOf(input[field]).trim();
    if (/^~(?:[\\/]|$)/.test(path))
      return deny(`${path} is outside of the project: files are written inside of it only.`);
    return judgeWrite(root, resolve(cwd, path));
  };
}

function judgeWrite(root: string, path: string): Ruling {
  const target = targetOf(path);
  if (target === null) return deny(`Where ${path} leads to cannot be told.`);
  if (!isBelow(root, target)) return deny(`${path} is outside of the project: files are written inside of it only.`);
  const way = relative(root, target).split(sep).join('/');
  const lower = way.toLowerCase();
  if (lower.split('/').includes('.git')) return deny(`${way} belongs to git: use git commands instead.`);
  if (lower === '.claude/ashlar' || lower.startsWith('.claude/ashlar/')) {
    return deny(`${way} is Ashlar’s own: leave it alone.`);
  }
  if (rulesOfAgent.test(lower)) return { kind: 'ask', reason: `${way} says what agents may do in this project.` };
  return { kind: 'pass' };
}

function deny(reason: string): Ruling {
  return { kind: 'deny', reason };
}
