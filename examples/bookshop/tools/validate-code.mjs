// /quality:validate-code <spec>: the rules of the house for generated files. Changes nothing.
import { readFileSync } from 'node:fs';
import { contradictions, filesIn } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';

const files = ['api', 'content', 'supabase', 'web'].flatMap(filesIn);
await say(`looking at ${files.length} files`);

const leftovers = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      /\b(FIXME|XXX)\b/.test(line) ? [`${file}:${index + 1} holds a leftover: ${line.trim()}`] : [],
    ),
);
const nameless = files.filter((file) => /^\W*Made for: no task/.test(readFileSync(file, 'utf8')));
const problems = [
  ...contradictions(),
  ...leftovers,
  ...nameless.map((file) => `${file} does not say which task made it.`),
];

if (problems.length) fail(problems.join('\n'), 'Repair the files named above, then run the command again.');
await say('nothing to complain about');
