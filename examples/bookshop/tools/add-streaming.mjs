// /vercel-ai-sdk:add-streaming <feature>: a route under web/app/api that streams its answers.
import { writeGenerated } from './lib/generated-file.mjs';
import { fail, say } from './lib/pace.mjs';
import { kebab, readArguments, subjectAfter } from './lib/task-words.mjs';

const { task, words } = readArguments();
const feature = kebab(words.join(' ') || subjectAfter(task, 'to', 'for', 'of'));
if (!feature) fail('Nothing is named that could stream.', 'Name it: /vercel-ai-sdk:add-streaming reading-adviser');

await say(`answers of ${feature} arrive word by word`);
await writeGenerated(
  `web/app/api/${feature}/route.ts`,
  task,
  `import { convertToModelMessages, streamText } from 'ai';

export async function POST(request: Request) {
  const { messages } = await request.json();
  const result = streamText({
    model: 'openai/gpt-5-mini',
    system: 'You know the books of this shop. When you are not sure, say so and send the customer to the counter.',
    messages: await convertToModelMessages(messages),
  });
  return result.toUIMessageStreamResponse();
}
`,
);
await say(`POST /api/${feature}`);
