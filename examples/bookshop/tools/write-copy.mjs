// /shop:write-copy <topic>: a text under content/copy.
import { writeGenerated } from './lib/generated-file.mjs';
import { fail, say } from './lib/pace.mjs';
import { kebab, readArguments } from './lib/task-words.mjs';

const { task, words } = readArguments();
const topic = kebab(words.join(' ') || task.split(/\s+/).slice(0, 6).join(' '));
if (!topic) fail('The text has no topic.', 'Name it: /shop:write-copy tone');

const title = topic.replaceAll('-', ' ');
await say(`writing about ${title}`);
await writeGenerated(
  `content/copy/${topic}.md`,
  task,
  `
# ${title[0].toUpperCase()}${title.slice(1)}

${task || `What we say about ${title}.`}

- Plain words and short sentences; no exclamation marks.
- Say what a book is like, not how good it is.
- When we do not have a book, say so first and help second.
`,
);
