import { describe, expect, it } from 'vitest';
import { stackSchema } from '@/lib/domain/project';
import { propose } from '@/lib/mapping/propose';
import { testCatalog } from '@/lib/mapping/test-catalog';
import { allRules } from './all';

const catalog = testCatalog(...new Set(allRules.map((rule) => rule.command)));

/** What a task says, by the stack it says it in; `null` where the person must be asked. */
const wordings: Record<string, [text: string, command: string | null][]> = {
  'frontend: Next.js, backend: FastAPI, database: Supabase': [
    ['Initialize the shop with Next.js', null],
    ['Initialize project with Next.js and Tailwind', '/nextjs-frontend:init'],
    ['Build a date picker for deliveries', '/nextjs-frontend:add-component'],
    ['Implement BasketDrawer', '/nextjs-frontend:add-component'],
    ['Add a not found page', '/nextjs-frontend:add-page'],
    ['Add Open Graph images to every page', '/nextjs-frontend:optimize-seo'],
    ['Create junction table between orders and items', '/supabase:create-schema'],
    ['Create Supabase migration SQL', '/supabase:create-schema'],
    ['Apply the pending migrations', '/supabase:deploy-migration'],
    ['Enable RLS on orders', '/supabase:add-rls'],
    ['Set up magic link login', '/supabase:add-auth'],
    ['Configure storage bucket for receipts', '/supabase:add-storage'],
    ['Show live updates of stock', '/supabase:add-realtime'],
    ['Create database migrations with Alembic', null],
    ['Implement the orders router', '/fastapi-backend:add-endpoint'],
    ['Create Pydantic schemas for invoices', '/fastapi-backend:add-model'],
    ['Dockerize the backend', '/fastapi-backend:setup-deployment'],
    ['Write pytest tests for the basket service', '/fastapi-backend:add-testing'],
    ['Is Redis sufficient for the basket?', null],
    ['Implement order repository', null],
    ['Add price monitoring for suppliers', null],
    ['Set up monitoring', '/deployment:setup-monitoring'],
    ['Basket: create a coupon form', '/nextjs-frontend:add-component'],
  ],
  'frontend: Vue, backend: Go': [
    ['Add an endpoint for orders', null],
    ['Create a basket component', null],
    ['Create the orders table', null],
    ['Set up CI/CD with GitHub Actions', '/deployment:setup-cicd'],
    ['Set up Playwright', '/testing:test-frontend'],
    ['Run a vulnerability scan', '/security:security'],
    ['Ship the shop to production', '/deployment:deploy'],
  ],
  'backend: Django, other: Celery': [
    ['Schedule a nightly job that closes orders', '/celery:add-beat'],
    ['Add retry logic to background tasks', '/celery:add-error-handling'],
    ['Create the order model', null],
  ],
  'frontend: Next.js, auth: Clerk, ai: Vercel AI SDK, other: Stripe': [
    ['Protect the account routes', '/clerk:add-auth'],
    ['Add two-factor authentication', '/clerk:add-mfa'],
    ['Create the checkout page', '/payments:add-checkout'],
    ['Handle Stripe webhooks', '/payments:add-webhooks'],
    ['Stream the assistant response to the client', '/vercel-ai-sdk:add-streaming'],
    ['Add function calling for order look-up', '/vercel-ai-sdk:add-tools'],
  ],
  'backend: FastAPI, auth: Clerk': [['Implement JWT verification for Clerk', '/clerk:integrate-api']],
  'backend: Python, ai: LangChain with Pinecone': [
    ['Build the document ingestion pipeline', '/rag-pipeline:build-ingestion'],
    ['Implement a text splitter for manuals', '/rag-pipeline:add-chunking'],
    ['Set up a Pinecone index', '/rag-pipeline:add-vector-db'],
    ['Add hybrid retrieval with BM25', '/rag-pipeline:add-hybrid-search'],
  ],
  'backend: Python, ai: Claude Agent SDK': [
    ['Add subagents for returns and complaints', '/claude-agent-sdk:add-subagents'],
    ['Add cost tracking', '/claude-agent-sdk:add-cost-tracking'],
  ],
  'backend: Python, ai: Google ADK': [['Create the root agent', '/google-adk:add-agent']],
  'backend: Python, ai: PyTorch fine-tuning': [
    ['Implement data augmentation', '/ml-training:add-preprocessing'],
    ['Track experiments with MLflow', null],
    ['Add MLflow experiment tracking', '/ml-training:add-monitoring'],
  ],
  'frontend: Astro': [
    ['Initialize the site with Astro', '/website-builder:init'],
    ['Add an RSS feed', '/website-builder:add-blog'],
  ],
  'backend: NestJS, database: PostgreSQL (Prisma)': [
    ['Create the Prisma schema for orders', null],
    ['Add POST /orders', null],
    ['Set up husky with lint-staged', '/security:hooks-setup'],
    ['Write an ADR about event sourcing', '/planning:decide'],
    ['Code review of the basket', '/quality:validate-code'],
    ['Refactor the basket service', '/iterate:refactor'],
    ['Create .env.example', '/foundation:env-vars'],
  ],
};

describe.each(Object.entries(wordings))('with %s', (facts, cases) => {
  const stack = stackSchema.parse({
    ...{ frontend: null, backend: null, database: null, ai: null, auth: null, other: [] },
    ...Object.fromEntries(
      facts.split(', ').map((fact) => {
        const [field = '', value = ''] = fact.split(': ');
        return [field, field === 'other' ? [value] : value];
      }),
    ),
  });
  it.each(cases)('%j means %s.', (description, command) => {
    const task = { description, layerKey: null, command: null, args: '', agent: null };
    const { answer } = propose(task, { catalog, stack, corrections: [], specId: '' });
    expect(answer?.kind === 'command' ? answer.command : null).toBe(command);
  });
});
