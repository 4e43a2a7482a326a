// /deployment:deploy <environment>: records a release, that is every file of the application with its checksum.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { contradictions, filesIn } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';
import { kebab, readArguments, subjectAfter } from './lib/task-words.mjs';

const { task, words } = readArguments();
const environment = kebab(words[0] || subjectAfter(task, 'to') || 'staging');
const problems = contradictions();
if (problems.length) fail(problems.join('\n'), 'Repair this first: retry or redo the task that made the file.');

const files = ['api', 'content', 'supabase', 'web'].flatMap(filesIn);
await say(`packing ${files.length} files`);
const sum = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const checksums = Object.fromEntries(files.map((file) => [file, sum(file)]));

const path = `var/releases/${environment}.json`;
const number = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).number + 1 : 1;
mkdirSync('var/releases', { recursive: true });
writeFileSync(path, `${JSON.stringify({ number, at: new Date().toISOString(), files: checksums }, null, 2)}\n`);
await say(`release ${number} is on ${environment} (${path})`);
