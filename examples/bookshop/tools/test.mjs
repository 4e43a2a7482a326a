// /testing:test [name]: runs the tests under tests/ with Node's own runner; with a name, only the files that hold it.
import { spawnSync } from 'node:child_process';
import { filesIn } from './lib/inventory.mjs';
import { say } from './lib/pace.mjs';
import { readArguments } from './lib/task-words.mjs';

const { words } = readArguments();
const all = filesIn('tests').filter((file) => file.endsWith('.test.mjs'));
const chosen = all.filter((file) => words.some((word) => file.includes(word.toLowerCase())));
await say(chosen.length ? `running ${chosen.join(', ')}` : `running all ${all.length} test files`);

const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...(chosen.length ? chosen : all)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
