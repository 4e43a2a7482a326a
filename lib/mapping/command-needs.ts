import * as needs from './needs';
import type { Need } from './stack-needs';
import { type Technology, technologies } from './technologies';

/** What the plugins of the public marketplaces need, where their names do not say it. */
const needsOfPlugin: Record<string, Need[]> = {
  supabase: [needs.supabase],
  clerk: [needs.clerk],
  'fastapi-backend': [needs.fastapi],
  'nextjs-frontend': [needs.nextjs],
  celery: [needs.celery],
  redis: [needs.redis],
  resend: [needs.resend],
  payments: [needs.stripe],
  elevenlabs: [needs.elevenlabs],
  mem0: [needs.ai],
  'vercel-ai-sdk': [needs.vercelAi],
  openrouter: [needs.openrouter],
  'rag-pipeline': [needs.retrieval],
  'ml-training': [needs.training],
  'google-adk': [needs.googleAdk],
  'claude-agent-sdk': [needs.claudeAgentSdk],
  'a2a-protocol': [needs.a2a],
  'website-builder': [needs.astro],
};

/** Commands that fit a wider or narrower stack than their plugin. */
const needsOfCommand: Record<string, Need[]> = {
  '/nextjs-frontend:add-component': [needs.react],
  '/nextjs-frontend:search-components': [needs.react],
  '/vercel-ai-sdk:add-provider': [needs.ai, needs.javascript],
  '/supabase:create-schema': [needs.supabaseSchema],
  '/supabase:deploy-migration': [needs.supabaseSchema],
  '/supabase:add-auth': [needs.supabaseAuth],
  '/redis:integrate-express': [needs.redis, needs.express],
  '/redis:integrate-fastapi': [needs.redis, needs.fastapi],
  '/redis:integrate-nextjs': [needs.redis, needs.nextjs],
  '/redis:integrate-celery': [needs.redis, needs.celery],
};

/** Technologies by which an unknown plugin's name tells what it is for. */
const nameable: Technology[] = [
  'supabase',
  'postgres',
  'redis',
  'prisma',
  'drizzle',
  'clerk',
  'nextjs',
  'react',
  'astro',
  'fastapi',
  'django',
  'flask',
  'express',
  'celery',
  'resend',
  'stripe',
  'elevenlabs',
  'mem0',
  'openrouter',
  'langchain',
  'llamaindex',
];

/** What a command of the catalog needs of the project; nothing for commands of every stack. */
export function needsOf(command: string): readonly Need[] {
  const own = Object.hasOwn(needsOfCommand, command) ? needsOfCommand[command] : undefined;
  if (own) return own;
  const plugin = command.slice(1).split(':').slice(0, -1).join(':');
  const known = Object.hasOwn(needsOfPlugin, plugin) ? needsOfPlugin[plugin] : undefined;
  if (known) return known;
  const named = nameable.filter((technology) => technologies[technology].test(plugin.replaceAll('-', ' ')));
  return named.length ? [{ field: 'other', any: named }] : [];
}
