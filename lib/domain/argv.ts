export type ArgvResult = { ok: true; argv: string[] } | { ok: false; message: string };

const operators = new Set(['|', '&', ';', '<', '>', '(', ')', '`']);

/**
 * Splits a command line into arguments with the shell's quoting rules and none of its powers: quotes and
 * backslashes work; pipes, redirections, variables and substitutions are refused, because nothing would expand them.
 */
export function splitArgv(text: string): ArgvResult {
  const argv: string[] = [];
  let current = '';
  let started = false;
  let quote: '"' | "'" | null = null;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '\0') return { ok: false, message: 'The command holds a NUL character.' };
    if (quote) {
      if (char === quote) quote = null;
      else if (char === '\\' && quote === '"' && i + 1 < text.length) current += text[++i];
      else current += char;
      continue;
    }
    if (char === '"' || char === "'") {
      quote = char;
      started = true;
    } else if (char === '\\' && i + 1 < text.length) {
      current += text[++i];
      started = true;
    } else if (/\s/.test(char)) {
      if (started) argv.push(current);
      current = '';
      started = false;
    } else if (operators.has(char) || (char === '$' && /[A-Za-z_({]/.test(text[i + 1] ?? ''))) {
      return {
        ok: false,
        message: `“${char}” needs a shell, and commands run without one. Put it into a script and call the script.`,
      };
    } else {
      current += char;
      started = true;
    }
  }
  if (quote) return { ok: false, message: `The quote ${quote} is not closed.` };
  if (started) argv.push(current);
  return argv.length ? { ok: true, argv } : { ok: false, message: 'The command is empty.' };
}
