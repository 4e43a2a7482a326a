export type ArgvResult = { ok: true; argv: string[] } | { ok: false; message: string };

const operators = new Set(['|', '&', ';', '<', '>', '(', ')']);
/** What follows a `$` that a shell would replace. A digit does not count: prices are text. */
const expansion = /[A-Za-z_({@*#?$!]/;
/** Within double quotes a backslash stands for itself except before these. */
const escapable = new Set(['"', '\\', '$', '`']);

/** `NAME=value` before a program would set a variable. */
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Splits a command line into a program and arguments with the shell's quoting rules and none of its powers: quotes
 * and backslashes work; pipes, redirections, variables, substitutions, patterns of file names and a leading `~` are
 * refused unless they are quoted, because nothing would carry them out.
 */
export const splitArgv = (text: string): ArgvResult => split(text, true);

/**
 * Splits the arguments of a slash command. They are words, no command line: file names such as `products/[id]` and
 * questions stay as they are, the rest is as in `splitArgv`.
 */
export const splitWords = (text: string): ArgvResult => split(text, false);

function split(text: string, commandLine: boolean): ArgvResult {
  if (text.includes('\0')) return { ok: false, message: 'The command holds a NUL character.' };
  const argv: string[] = [];
  let current = '';
  let started = false;
  // Whether a quote or a backslash had a part in the word, and where its first bare bracket is.
  let bare = true;
  let bracket = -1;
  let quote: '"' | "'" | null = null;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    const next = text[i + 1] ?? '';
    if (char === quote) {
      quote = null;
    } else if (quote === "'") {
      current += char;
    } else if (char === '\\' && next === '\n') {
      i++;
    } else if (char === '\\' && (quote ? escapable.has(next) : next !== '')) {
      current += next;
      started = true;
      bare = false;
      i++;
    } else if (char === '`' || (char === '$' && expansion.test(next))) {
      return needsShell(`“${char}”`);
    } else if (quote) {
      current += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      started = true;
      bare = false;
    } else if (char === '\n' && (started || argv.length) && text.slice(i).trim() !== '') {
      return needsShell('A second line');
    } else if (/\s/.test(char)) {
      if (started) argv.push(current);
      current = '';
      started = false;
      bare = true;
      bracket = -1;
    } else if (operators.has(char)) {
      return needsShell(`“${char}”`);
    } else {
      if (commandLine) {
        if (char === '*' || char === '?' || (char === '~' && !started)) return needsShell(`“${char}”`, quoteIt);
        if (char === ']' && bracket !== -1 && i > bracket + 1) return needsShell('“[…]”', quoteIt);
        if (char === '=' && bare && !argv.length && variableName.test(current)) return needsShell(`“${current}=”`);
        if (char === '[' && bracket === -1) bracket = i;
      }
      current += char;
      started = true;
    }
  }
  if (quote) return { ok: false, message: `The quote ${quote} is not closed.` };
  if (started) argv.push(current);
  return argv.length ? { ok: true, argv } : { ok: false, message: 'The command is empty.' };
}

const quoteIt = 'Quote it if it is meant as it stands, or put it into a script and call the script.';

function needsShell(what: string, way = 'Put it into a script and call the script.'): ArgvResult {
  return { ok: false, message: `${what} needs a shell, and commands run without one. ${way}` };
}
