// /nextjs-frontend:add-component <ComponentName>: a component under web/components.
import { writeGenerated } from './lib/generated-file.mjs';
import { components } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';
import { componentNames, kebab, pascal, readArguments, subjectBefore } from './lib/task-words.mjs';

const { task, words } = readArguments();
const name = pascal(words[0] ?? componentNames(task)[0] ?? subjectBefore(task, 'component'));
if (!name) fail('The component has no name.', 'Name it: /nextjs-frontend:add-component BookCard');

await say(`components so far: ${components().join(', ')}`);
await writeGenerated(
  `web/components/${name}.tsx`,
  task,
  `
export type ${name}Props = { title: string; href?: string };

export function ${name}({ title, href }: ${name}Props) {
  return <article className="${kebab(name)}">{href ? <a href={href}>{title}</a> : title}</article>;
}
`,
);
await say(`import it from '@/components/${name}'`);
