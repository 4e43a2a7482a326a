/** A program and its arguments as one line that reads back the same: words of more than plain characters are quoted. */
export const argvText = (argv: readonly string[]): string => argv.map(quoted).join(' ');

const quoted = (word: string): string => (/^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
