import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { fail, say } from './pace.mjs';

const comments = { '.sql': ['-- ', ''], '.py': ['# ', ''], '.md': ['<!-- ', ' -->'] };

/** The revision of a generated file, 0 when it is not there yet, null when somebody wrote it by hand. */
export function revisionOf(path) {
  if (!existsSync(path)) return 0;
  const found = /^\W*Made for: .*\n\W*Revision (\d+)/.exec(readFileSync(path, 'utf8'));
  return found ? Number(found[1]) : null;
}

/**
 * Writes a file below two lines that say which task it was made for and how often. A file written by hand
 * is left alone.
 */
export async function writeGenerated(path, task, body) {
  const revision = revisionOf(path);
  if (revision === null)
    fail(`${path} was written by hand and is left alone.`, 'Choose another name, or skip the task.');
  const [open, close] = comments[extname(path)] ?? ['// ', ''];
  const reason = task.replace(/\s+/g, ' ').replaceAll('-->', '') || 'no task';
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${open}Made for: ${reason}${close}\n${open}Revision ${revision + 1}${close}\n${body}`);
  await say(`${revision ? `updated ${path}, revision ${revision + 1}` : `created ${path}`}`);
}
