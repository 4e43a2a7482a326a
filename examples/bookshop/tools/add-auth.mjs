// /supabase:add-auth [provider …]: turns sign-in providers on and adds the page where people sign in.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeGenerated } from './lib/generated-file.mjs';
import { say } from './lib/pace.mjs';
import { kebab, readArguments } from './lib/task-words.mjs';

const { task, words } = readArguments();
const file = 'supabase/auth.json';
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).providers : [];
const wanted = words
  .flatMap((word) => word.split(','))
  .map(kebab)
  .filter(Boolean);
const providers = [...new Set([...before, ...(wanted.length ? wanted : ['email'])])];

writeFileSync(file, `${JSON.stringify({ providers, sessionHours: 12 }, null, 2)}\n`);
await say(`people sign in with: ${providers.join(', ')}`);

await writeGenerated(
  'web/app/sign-in/page.tsx',
  task,
  `
export default function SignInPage() {
  return (
    <form action="/auth/sign-in" method="post">
      <h1>Sign in</h1>
${providers.map((provider) => `      <button name="provider" value="${provider}">Continue with ${provider}</button>`).join('\n')}
    </form>
  );
}
`,
);
