import {
  ai,
  fastapi,
  javascript,
  nextjs,
  react,
  supabase,
  supabaseAuth,
  supabaseSchema,
  vercelAi,
} from '@/lib/mapping/needs';
import type { AskingRule, Rule } from '@/lib/mapping/rule';

const L0 = ['L0'];
const L1 = ['L1'];
const L2 = ['L2'];
const L3 = ['L3'];

/** The rules that layered plans were first written for. They are always the base; further rules only add to them. */
export const originalRules: Rule[] = [
  {
    command: '/supabase:create-schema',
    layers: L0,
    objects:
      'database, schema, database schema, database table, db schema, sql schema, data schema, migration, sql migration, schema migration, database migration, table migration',
    needs: [supabaseSchema],
    unless: 'client, connection, type, validation, zod, api',
  },
  {
    command: '/supabase:deploy-migration',
    layers: L0,
    objects:
      'migration, database migration, schema migration, migration file, sql migration, schema change, database change',
    kinds: ['run', 'deploy', 'change'],
    needs: [supabaseSchema],
  },
  {
    command: '/mem0:add-conversation-memory',
    layers: L0,
    objects:
      'memory, memory system, conversation context, chat context, session context, context persistence, context storage',
    words: 'conversation memory, chat memory, session memory',
    needs: [ai],
    unless: 'user preference, graph, leak, usage, shared memory, test',
  },
  // A conversation or a context may be anything: only a hint.
  {
    command: '/mem0:add-conversation-memory',
    layers: L0,
    objects: 'conversation, context',
    needs: [ai],
    confidence: 55,
  },
  {
    command: '/supabase:add-auth',
    layers: L0,
    objects:
      'auth, authentication, login, user authentication, authentication flow, auth flow, login flow, auth system, authentication system, user auth, login system, sign in flow',
    needs: [supabaseAuth],
  },
  {
    command: '/vercel-ai-sdk:add-provider',
    layers: L0,
    objects:
      'ai provider, llm provider, model provider, language model provider, openai, anthropic, claude, gemini, openai provider, anthropic provider, google ai, azure openai',
    needs: [ai, javascript],
    language: 'javascript',
    unless: 'embedding, abstraction, agent',
  },
  {
    command: '/nextjs-frontend:add-component',
    layers: L1,
    objects: 'component, ui component, react component, ui, react',
    kinds: ['make', 'move'],
    needs: [react],
    language: 'javascript',
    unless: 'test, server, backend, api, shadcn',
  },
  {
    command: '/fastapi-backend:add-endpoint',
    layers: L1,
    objects:
      'endpoint, api endpoint, rest endpoint, api, rest api, api route, route, router, api router, http endpoint, websocket endpoint, route handler',
    files: ['endpoint'],
    kinds: ['make', 'configure'],
    needs: [fastapi],
    language: 'python',
    unless: 'client, key, page, frontend, call, protected route, test, clerk',
  },
  {
    command: '/fastapi-backend:add-model',
    layers: L1,
    objects:
      'model, data model, database model, schema, data structure, entity, domain model, response schema, request schema',
    kinds: ['make'],
    needs: [fastapi],
    language: 'python',
    unless: 'ai, llm, ml, embedding, language, threat, training, prediction, machine learning, database schema',
  },
  {
    command: '/vercel-ai-sdk:add-streaming',
    layers: L2,
    words: 'streaming, realtime response',
    needs: [vercelAi],
    unless: 'video, audio, log, event, test, data, file, market, price, sensor',
  },
  {
    command: '/supabase:add-realtime',
    layers: L2,
    words: 'realtime, live update, live sync, live query',
    needs: [supabase],
    unless: 'response, streaming, audio, voice, preview, validation, search, test',
  },
  {
    command: '/nextjs-frontend:add-page',
    layers: L2,
    objects: 'page, screen, view',
    kinds: ['make', 'move'],
    needs: [nextjs],
    language: 'javascript',
    unless: 'test, landing, component, database',
  },
  {
    command: '/testing:test',
    layers: L3,
    objects: 'integration test, test integration, integration testing, e2e test, e2e testing, test suite, test',
    kinds: ['run-tests'],
    unless: 'manual',
  },
  {
    command: '/deployment:deploy',
    layers: L3,
    verbs: 'deploy, deployed',
    unless: 'npm, package, migration, edge function, database, schema, contract, event, model',
  },
  { command: '/deployment:deploy', layers: L3, objects: 'deployment, production deployment', confidence: 88 },
];

/** Where the original rules name a kind of command instead of a command: candidates are searched, the person decides. */
export const askingRules: AskingRule[] = [
  {
    layers: L1,
    objects: 'service, utility, helper, service class, service layer, util',
    why: 'the rules leave services and utilities to “the fitting backend command”, and none is sure',
  },
  {
    layers: L2,
    objects: 'integration, connection',
    why: 'the rules leave integrations to “the fitting integration command”, and none is sure',
  },
  {
    layers: L3,
    objects: 'wiring, configuration, config, component',
    why: 'wiring and configuring mean changing files by hand, and no command does it',
  },
];
