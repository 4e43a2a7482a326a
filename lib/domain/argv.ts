export type ArgvResult = { ok: true; argv: string[] } | { ok: false; message: string };

const operators = new Set(['|', '&', ';', '<', '>', '(', ')']);
/** What follows a `$` that a shell would replace. A digit does not count: prices are text. */
const expansion = /[A-Za-z_({@*#?$!]/;
/** Within double quotes a backslash stands for itself except before these. */
const escapable = new Set(['"', '\\', '$', '`']);

/**
 * Splits a command line into arguments with the shell's quoting rules and none of its powers: quotes and
 * backslashes work; pipes, redirections, variables and substitutions are refused, because nothing would expand them.
 */
export function splitArgv(text: string): ArgvResult {
  if (text.includes('\0')) return { ok: false, message: 'The command holds a NUL character.' };
  const argv: string[] = [];
  let current = '';
  let started = false;
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
      i++;
    } else if (char === '`' || (char === '$' && expansion.test(next))) {
      return needsShell(`“${char}”`);
    } else if (quote) {
      current += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      started = true;
    } else if (char === '\n' && (started || argv.length) && text.slice(i).trim() !== '') {
      return needsShell('A second line');
    } else if (/\s/.test(char)) {
      if (started) argv.push(current);
      current = '';
      started = false;
    } else if (operators.has(char)) {
      return needsShell(`“${char}”`);
    } else {
      current += char;
      started = true;
    }
  }
  if (quote) return { ok: false, message: `The quote ${quote} is not closed.` };
  if (started) argv.push(current);
  return argv.length ? { ok: true, argv } : { ok: false, message: 'The command is empty.' };
}

function needsShell(what: string): ArgvResult {
  return {
    ok: false,
    message: `${what} needs a shell, and commands run without one. Put it into a script and call the script.`,
  };
}
