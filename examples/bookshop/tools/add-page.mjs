// /nextjs-frontend:add-page <path> [Component …]: a page under web/app that shows components which must exist.
import { writeGenerated } from './lib/generated-file.mjs';
import { components } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';
import { componentNames, kebab, pascal, readArguments, subjectAfter, subjectBefore } from './lib/task-words.mjs';

const { task, words } = readArguments();
const named = words.filter((word) => /^[a-z0-9[/]/.test(word)).join(' ');
const asked = words.filter((word) => /^[A-Z]/.test(word));
const shown = asked.length ? asked : componentNames(task).filter((name) => components().includes(name));
const path = (named || subjectAfter(task, 'page for', 'page at') || subjectBefore(task, 'page'))
  .split('/')
  .map((part) => (/^\[\w+\]$/.test(part) ? part : kebab(part)))
  .filter(Boolean)
  .join('/');
if (!path) fail('The page has no path.', 'Name it: /nextjs-frontend:add-page catalogue BookCard');

await say(`page /${path}${shown.length ? ` shows ${shown.join(', ')}` : ''}`);
for (const name of shown) {
  if (components().includes(name)) continue;
  const likely = components().find((other) => other.slice(0, 4) === name.slice(0, 4)) ?? '<Component>';
  const corrected = shown.map((other) => (other === name ? likely : other));
  fail(
    `There is no component ${name} in web/components.`,
    `The components are ${components().join(', ')}. ` +
      `Give an alternate command: /nextjs-frontend:add-page ${[path, ...corrected].join(' ')}`,
  );
}

const title = kebab(path.split('/').findLast((part) => !part.startsWith('[')) ?? path).replaceAll('-', ' ');
const imports = shown.map((name) => `import { ${name} } from '@/components/${name}';\n`).join('');
const body = shown.map((name) => `\n      <${name} title="${title}" />`).join('');
await writeGenerated(
  `web/app/${path}/page.tsx`,
  task,
  `${imports}
export default function ${pascal(path)}Page() {
  return (
    <>
      <h1>${title[0].toUpperCase()}${title.slice(1)}</h1>${body}
    </>
  );
}
`,
);
