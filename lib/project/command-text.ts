import { dirname } from 'node:path';
import type { CatalogEntry } from '@/lib/domain/command';
import { readTextInside } from './bounded-read';
import { parseFrontMatter } from './front-matter';

const BYTES_MAX = 256 * 1024;

/** `message` continues a sentence that begins with the command. */
export type CommandText = { ok: true; text: string } | { ok: false; message: string };

/** What a command's own file says is to be done, without its front matter, the arguments in their places. Never throws. */
export function readCommandText({ file }: Pick<CatalogEntry, 'file'>, args: string): CommandText {
  if (file === null) return { ok: false, message: 'has no file with its text' };
  const found = readTextInside(dirname(file), file, BYTES_MAX);
  if (found.kind === 'absent') return { ok: false, message: `has no text: ${file} is not there` };
  if (found.kind === 'refused') return { ok: false, message: `has no readable text: ${file} ${found.message}` };
  const body = parseFrontMatter(found.text).body.trim();
  return body === '' ? { ok: false, message: `has no text: ${file} is empty` } : { ok: true, text: fillIn(body, args) };
}

/**
 * Puts arguments into their places as Claude Code does: `$ARGUMENTS` for all of them, `$0` and `$ARGUMENTS[0]` for the
 * first. What is put in is not looked through again; without a place for them they stand at the end.
 */
function fillIn(body: string, args: string): string {
  const line = args.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
  const words = wordsOf(line);
  let used = false;
  const text = body.replaceAll(
    /\$(?:ARGUMENTS(?:\[(\d{1,2})\])?|(\d{1,2}))(?![\w])/g,
    (_, inList?: string, alone?: string) => {
      used = true;
      const index = inList ?? alone;
      return index === undefined ? line : (words[Number(index)] ?? '');
    },
  );
  return used || line === '' ? text : `${text}\n\nARGUMENTS: ${line}`;
}

/** Words, and what stands in quotes as one. Any line has some: signs of a shell are text. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
