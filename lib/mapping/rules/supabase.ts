import { nextjs, react, supabase, supabaseAuth, supabaseSchema } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

export const supabaseRules: Rule[] = [
  {
    command: '/supabase:init',
    objects:
      'supabase, supabase project, supabase cli, supabase backend, supabase instance, supabase account, supabase environment, supabase credential, supabase config, supabase local development',
    kinds: settingUp,
    needs: [supabase],
  },
  {
    command: '/supabase:init',
    objects: '=database, =environment, =sdk, =dashboard, =configuration, =config',
    also: 'supabase',
    kinds: ['configure', 'install'],
    needs: [supabase],
    confidence: 75,
  },
  {
    command: '/supabase:init',
    objects:
      '=project, =backend, =cli, =instance, =account, =client, =credential, =connection, =key, project credential, database project',
    also: 'supabase',
    kinds: settingUp,
    needs: [supabase],
    unless: 'test',
    confidence: 78,
  },
  {
    command: '/nextjs-frontend:integrate-supabase',
    objects:
      'supabase client, supabase server client, supabase browser client, supabase client utility, supabase client helper',
    words: 'supabase client',
    needs: [supabase, nextjs],
    language: 'javascript',
  },
  {
    command: '/supabase:create-schema',
    objects:
      'table, db table, junction table, trigger, trigger function, database function, database trigger, database index, database view, materialized view, foreign key, foreign key constraint, stored procedure, sql function, table structure, table definition, enum type, rpc function, data model, index',
    needs: [supabaseSchema],
    unless:
      'ui, component, data table, pricing, sortable, comparison, lookup, webhook, event, test, routing, workflow, search index, vector, html, layout, truth, content, documentation',
  },
  {
    command: '/supabase:add-rls',
    objects:
      'access policy, database policy, table policy, row policy, security policy, tenant isolation, data isolation',
    words: 'rls, row level security',
    kinds: ['make', 'configure', 'join', 'change'],
    needs: [supabase],
    unless: 'content security, test, password',
  },
  { command: '/supabase:add-rls', objects: 'policy', also: 'table, row, supabase, bucket', needs: [supabase] },
  {
    command: '/supabase:test-rls',
    words: 'rls, row level security',
    kinds: ['check', 'write-tests', 'run-tests'],
    needs: [supabase],
    confidence: 90,
  },
  {
    command: '/supabase:add-storage',
    objects:
      'bucket, storage bucket, file storage, image storage, media storage, document storage, avatar storage, photo storage, storage policy, supabase storage, =storage',
    words: 'storage bucket, supabase storage',
    kinds: ['make', 'configure', 'join', 'change'],
    needs: [supabase],
    unless: 'test',
  },
  {
    command: '/supabase:add-storage',
    objects: 'storage, file upload, image upload, avatar upload, upload',
    also: 'storage bucket, supabase storage, bucket, supabase',
    needs: [supabase],
    unless: 'test, local, session',
  },
  {
    command: '/supabase:add-auth',
    objects:
      'oauth, oauth provider, =auth provider, magic link, social login, social auth, social signin, google login, google signin, github login, signin, signup, supabase auth, supabase authentication, email authentication, password authentication, passwordless login, user session, otp login',
    words: 'supabase auth, oauth provider, oauth login',
    kinds: ['make', 'configure', 'join'],
    needs: [supabaseAuth],
    unless: 'page, form, ui, component, test, context, type',
  },
  {
    command: '/supabase:add-realtime',
    words: 'presence, supabase realtime, realtime subscription, postgres change, typing indicator',
    verbs: 'subscribe',
    also: 'realtime, presence, broadcast, channel',
    needs: [supabase],
    unless: 'test, online presence',
  },
  {
    command: '/supabase:generate-types',
    objects: 'database type, db type, supabase type, schema type, type generation, generated type, table type',
    kinds: ['make', 'configure', 'run', 'change'],
    needs: [supabase],
  },
  {
    command: '/supabase:generate-types',
    objects: 'typescript type, type',
    also: 'database, supabase',
    needs: [supabase],
  },
  {
    command: '/supabase:add-auth',
    objects:
      'password reset, user registration, registration, email verification, protected route, route protection, auth middleware, authentication middleware, session management, logout',
    kinds: ['make', 'configure'],
    needs: [supabaseAuth],
    unless: 'page, form, ui, component, test, email template, service worker',
    confidence: 75,
  },
  {
    command: '/supabase:create-schema',
    objects: 'schema, database schema, table, column, index',
    kinds: ['change'],
    needs: [supabaseSchema],
    confidence: 75,
  },
  {
    command: '/supabase:setup-pgvector',
    words: 'pgvector, vector extension, vector column, vector search, ivfflat, hnsw',
    needs: [supabase],
    unless: 'test',
  },
  {
    command: '/supabase:validate-schema',
    objects: 'schema, database schema, database integrity, schema integrity',
    kinds: ['check'],
    needs: [supabaseSchema],
    confidence: 88,
  },
  {
    command: '/supabase:validate-setup',
    objects: 'supabase, supabase setup, supabase connection',
    kinds: ['check'],
    needs: [supabase],
    confidence: 88,
  },
  {
    command: '/supabase:create-schema',
    objects: 'column, index, enum',
    also: 'table, column, database, schema, migration, sql, postgres',
    needs: [supabaseSchema],
    unless: 'ui, component, layout, search index, vector, grid, css, typescript, kanban, test',
    confidence: 80,
  },
  {
    command: '/supabase:deploy-migration',
    objects: 'database, database schema, schema',
    kinds: ['move', 'deploy'],
    needs: [supabaseSchema],
    unless: 'data, file',
    confidence: 78,
  },
  {
    command: '/supabase:add-ui-components',
    words: 'supabase ui, supabase component, supabase auth ui',
    needs: [supabase, react],
    unless: 'test',
    confidence: 80,
  },
  {
    command: '/supabase:test-e2e',
    words: 'supabase',
    also: 'e2e',
    kinds: ['write-tests', 'run-tests', 'check'],
    needs: [supabase],
    confidence: 70,
  },
];
