// /iterate:sync <spec>: is what the finished tasks made still there, and does it fit together? Writes a report.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { components, contradictions, endpoints, pages, tables } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';
import { readArguments } from './lib/task-words.mjs';

const spec = readArguments().words[0] ?? '';
if (!/^[\w-]+$/.test(spec)) fail('No spec is named.', 'Name it: /iterate:sync F001');

const statusFile = `.claude/execution/${spec}.json`;
const layers = existsSync(statusFile) ? Object.values(JSON.parse(readFileSync(statusFile, 'utf8')).layers) : [];
const done = layers.flatMap((layer) => layer.tasks).filter((task) => task.status === 'complete');
await say(`${spec}: ${done.length} finished tasks to compare`);

const gone = done.flatMap((task) =>
  [...(task.files_created ?? []), ...(task.files_modified ?? [])]
    .filter((file) => !existsSync(file))
    .map((file) => `${file} is gone, but “${task.description}” made it.`),
);
const problems = [...gone, ...contradictions()];
const list = (title, names) => `- ${title}: ${names.join(', ') || 'none'}`;

mkdirSync('.claude/sync', { recursive: true });
writeFileSync(
  `.claude/sync/${spec}.md`,
  [
    `# ${spec} and the disk, ${new Date().toISOString()}`,
    '',
    ...done.map((task) => `- Finished: ${task.description}`),
    list('Tables', tables()),
    list('Endpoints', endpoints()),
    list('Components', components()),
    list('Pages', pages()),
    '',
    ...(problems.length ? problems.map((problem) => `**${problem}**`) : ['Everything fits together.']),
    '',
  ].join('\n'),
);
if (problems.length) fail(problems.join('\n'), `Repair this, then press Retry. The report is .claude/sync/${spec}.md.`);
await say(`everything fits together: .claude/sync/${spec}.md`);
