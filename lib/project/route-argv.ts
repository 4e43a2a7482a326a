import { splitWords } from '@/lib/domain/argv';
import type { Problem } from '@/lib/domain/errors';
import type { Route } from '@/lib/domain/project';

export type RouteText = {
  /** Arguments of the approved mapping, as one line. */
  args: string;
  /** The task's text from the plan. */
  task: string;
  spec: string;
  /** Text of a prompt answer; null for commands. */
  prompt: string | null;
};

export type RouteArgv = { ok: true; argv: string[] } | { ok: false; problem: Problem };

const placeholder = /\{(args|argline|task|spec|prompt)\}/g;
/** Placeholders filled from the plan's text, which nobody approved word by word as options. */
const planText = /^\{(?:task|prompt|spec)\}/;

/**
 * Builds the program and arguments of a route. What is guaranteed:
 * - the result is an argument list for spawning without a shell, so `;`, `$(…)` and quotes in the text mean nothing;
 * - the program itself (the first entry) is the route's own word: a placeholder there is refused;
 * - `{args}` standing alone becomes one argument for each word, anything else stays one argument whatever it holds;
 * - inserted text is not searched for placeholders again;
 * - text of the plan (`{task}`, `{prompt}`, `{spec}`) at the start of an argument that would read as an option
 *   (it begins with `-`) is refused unless the route has `--` before it. Words of `{args}` may be options: they are
 *   the arguments the person approved.
 */
export function buildRouteArgv(route: Route, text: RouteText): RouteArgv {
  const [program = ''] = route.argv;
  if (program.search(placeholder) !== -1) {
    return refuse('E_ROUTE', `The route's program “${program}” holds a placeholder.`, 'Name the program itself.');
  }
  const argv = [program];
  let afterDashes = false;
  for (const part of route.argv.slice(1)) {
    if (part === '{args}') {
      const words = wordsOf(text.args);
      if (!words.ok) return words;
      argv.push(...words.argv);
      continue;
    }
    if (part.includes('{prompt}') && text.prompt === null) {
      return refuse('E_ROUTE', 'The route wants {prompt}, but this answer is a command.', 'Use {task} or {args}.');
    }
    const argument = part.replace(placeholder, (_, name: string) => textFor(name, text));
    if (!afterDashes && planText.test(part) && argument.startsWith('-')) {
      return refuse(
        'E_ARGS',
        `The text “${argument.slice(0, 60)}” would be read as an option of ${program}.`,
        'Put "--" before it in the route, or reword the task.',
      );
    }
    argv.push(argument);
    if (part === '--') afterDashes = true;
  }
  return argv.some((argument) => argument.includes('\0'))
    ? refuse('E_ARGS', 'The text holds a NUL character, which no program can receive.', 'Remove it from the plan.')
    : { ok: true, argv };
}

function wordsOf(args: string): RouteArgv {
  if (args.trim() === '') return { ok: true, argv: [] };
  const split = splitWords(args);
  if (split.ok) return split;
  return refuse('E_ARGS', split.message, 'Correct the arguments; quotes make several words one argument.');
}

function textFor(name: string, text: RouteText): string {
  if (name === 'task') return text.task;
  if (name === 'spec') return text.spec;
  if (name === 'prompt') return text.prompt ?? '';
  return text.args;
}

function refuse(code: string, message: string, hint: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, hint } };
}
