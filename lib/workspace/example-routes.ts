import type { Effect } from '@/lib/domain/mapping';
import type { Route } from '@/lib/domain/project';

/** Every command of the example, the script that carries it out, and whether success must show in changed files. */
const scripts: readonly [command: string, script: string, effect: Effect][] = [
  ['/supabase:create-schema', 'create-schema', 'files'],
  ['/supabase:deploy-migration', 'deploy-migration', 'files'],
  ['/supabase:add-auth', 'add-auth', 'files'],
  ['/nextjs-frontend:add-component', 'add-component', 'files'],
  ['/nextjs-frontend:add-page', 'add-page', 'files'],
  ['/fastapi-backend:add-endpoint', 'add-endpoint', 'files'],
  ['/vercel-ai-sdk:add-streaming', 'add-streaming', 'files'],
  ['/shop:write-copy', 'write-copy', 'files'],
  ['/deployment:deploy', 'deploy', 'none'],
  ['/testing:test', 'test', 'none'],
  ['/quality:validate-code', 'validate-code', 'none'],
  ['/iterate:sync', 'sync', 'none'],
];

/** Routes for the example's commands, run by the given Node so that no PATH decides. */
export function exampleRoutes(node: string): Record<string, Route> {
  return Object.fromEntries(
    scripts.map(([command, script, effect]) => [
      command,
      { argv: [node, `tools/${script}.mjs`, '--task={task}', '--', '{args}'], effect, timeoutMs: 60_000 },
    ]),
  );
}
