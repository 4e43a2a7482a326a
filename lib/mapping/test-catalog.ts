import type { Command } from '@/lib/domain/command';
import type { Stack } from '@/lib/domain/project';

/** A catalog for tests: names as plugins have them, descriptions of our own. */
export function testCatalog(...names: string[]): Command[] {
  return names.map((command) => ({
    command,
    description: hints[command]?.[0] ?? '',
    argumentHint: hints[command]?.[1] ?? '',
    source: 'given',
    file: null,
  }));
}

const hints: Record<string, [description: string, hint: string]> = {
  '/nextjs-frontend:add-component': ['Makes a React component', '<component-name>'],
  '/nextjs-frontend:add-page': ['Makes a page', '<page-name>'],
  '/fastapi-backend:add-endpoint': ['Makes an endpoint', '<endpoint-path>'],
  '/fastapi-backend:add-model': ['Makes a model', '<model-name>'],
  '/supabase:add-rls': ['Writes row level security policies', '<table1,table2,...>'],
  '/supabase:add-storage': ['Makes a bucket', '<bucket-name> [public|private]'],
  '/deployment:setup-monitoring': ['Watches the application (Sentry, DataDog)', '[monitoring-platform]'],
  '/supabase:add-auth': ['Adds sign-in', '[provider1,provider2,...] (e.g., google,github,discord)'],
  '/supabase:create-schema': ['Makes tables', '<schema-type> [chat|rag|multi-tenant|complete]'],
  '/supabase:deploy-migration': ['Applies migrations', '<migration-file>'],
  '/redis:create-vector-index': [
    'Makes an index',
    '<index-name> [--type=FLAT|HNSW] [--metric=COSINE|L2|IP] [--dimensions=N]',
  ],
  '/foundation:github-init': ['Makes a repository', '[repo-name] [--public|--private] [--org=org-name]'],
  '/iterate:refactor': ['Refactors code', 'file-or-directory'],
  '/deployment:validate': ['Validates what is deployed', '<deployment-url>'],
  '/resend:add-domains': ['Sets up sending domains', '<domain-name>'],
  '/celery:add-task': ['Makes a task', 'task-name'],
  '/fastapi-backend:add-testing': ['Makes tests', 'endpoint-or-module-path'],
  '/shop:price-import': ['Reads prices of suppliers', ''],
};

/** A stack with everything the original rules know. */
export const fullStack: Stack = {
  frontend: 'Next.js',
  backend: 'FastAPI',
  database: 'Supabase',
  ai: 'Vercel AI SDK',
  auth: null,
  other: [],
};

export const unknownStack: Stack = { frontend: null, backend: null, database: null, ai: null, auth: null, other: [] };
