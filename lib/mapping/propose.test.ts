import { describe, expect, it } from 'vitest';
import { type LearnedRule, ruleOfCorrection } from '@/lib/domain/learned-rule';
import { type Correction, correctionSchema, proposalSchema } from '@/lib/domain/mapping';
import type { Stack } from '@/lib/domain/project';
import { type MappableTask, type MappingContext, propose } from './propose';
import { allRules } from './rules/all';
import { fullStack, testCatalog, unknownStack } from './test-catalog';

const everything = testCatalog(...new Set(allRules.map((rule) => rule.command)), '/shop:price-import');

function map(
  description: string,
  { layer = null, ...rest }: { layer?: string | null } & Partial<MappableTask & MappingContext> = {},
) {
  const { catalog = everything, stack = fullStack, corrections = [], specId = 'F001' } = rest;
  const task = { description, layerKey: layer, command: rest.command ?? null, args: rest.args ?? '', agent: null };
  const proposal = propose(task, { catalog, stack, corrections, specId });
  expect(() => proposalSchema.parse(proposal)).not.toThrow();
  expect(proposal.reason).toMatch(/\.$/);
  return { ...proposal, command: proposal.answer?.kind === 'command' ? proposal.answer.command : null };
}

describe('the original rules, in a project that has all they need', () => {
  it.each([
    ['L0', 'Set up the database', '/supabase:create-schema'],
    ['L0', 'Create the schema for orders', '/supabase:create-schema'],
    ['L0', 'Write a migration for invoices', '/supabase:create-schema'],
    ['L0', 'Run the migrations', '/supabase:deploy-migration'],
    ['L0', 'Add conversation memory', '/mem0:add-conversation-memory'],
    ['L0', 'Implement authentication', '/supabase:add-auth'],
    ['L0', 'Add login', '/supabase:add-auth'],
    ['L0', 'Add an AI provider', '/vercel-ai-sdk:add-provider'],
    ['L0', 'Integrate Anthropic', '/vercel-ai-sdk:add-provider'],
    ['L1', 'Create a price component', '/nextjs-frontend:add-component'],
    ['L1', 'Add an endpoint for orders', '/fastapi-backend:add-endpoint'],
    ['L1', 'Build the orders API', '/fastapi-backend:add-endpoint'],
    ['L1', 'Create the order model', '/fastapi-backend:add-model'],
    ['L2', 'Add response streaming', '/vercel-ai-sdk:add-streaming'],
    ['L2', 'Add realtime stock levels', '/supabase:add-realtime'],
    ['L2', 'Add live updates for stock', '/supabase:add-realtime'],
    ['L2', 'Build the checkout page', '/nextjs-frontend:add-page'],
    ['L2', 'Create a screen for returns', '/nextjs-frontend:add-page'],
    ['L3', 'Run integration tests', '/testing:test'],
    ['L3', 'Deploy the shop to production', '/deployment:deploy'],
  ])('map in %s %j to %s with high confidence.', (layer, text, command) => {
    const proposal = map(text, { layer });
    expect(proposal).toMatchObject({ command, origin: 'rule' });
    expect(proposal.confidence).toBeGreaterThanOrEqual(90);
  });

  it.each([
    ['L1', 'Create the invoice service', 'fitting backend command'],
    ['L1', 'Add a date helper', 'fitting backend command'],
    ['L2', 'Wire up the supplier integration', 'fitting integration command'],
    ['L3', 'Connect components', 'no command does it'],
    ['L3', 'Adjust shop configuration', 'changes something that exists'],
  ])('ask in %s about %j, since they name no command for it.', (layer, text, why) => {
    const proposal = map(text, { layer });
    expect(proposal).toMatchObject({ answer: null, origin: 'ask' });
    expect(proposal.reason).toContain(why);
    expect(proposal.confidence).toBeLessThan(60);
  });
});

describe('the stack', () => {
  const cases: [string, Partial<Stack>, string][] = [
    ['Add an endpoint for orders', { backend: 'Express' }, 'backend: Express'],
    ['Add an endpoint for orders', { backend: 'Next.js API routes' }, 'backend: Next.js API routes'],
    ['Create the database schema', { database: 'Supabase (Prisma)' }, 'database: Supabase (Prisma)'],
    ['Create the database schema', { backend: 'NestJS', database: 'PostgreSQL' }, 'database: PostgreSQL'],
    ['Build the order page', { frontend: 'React (Vite)' }, 'frontend: React (Vite)'],
    ['Create a price component', { frontend: 'Vue' }, 'frontend: Vue'],
  ];
  it.each(cases)('that has something else makes %j a question: %j', (text, other, fact) => {
    const proposal = map(text, { stack: { ...fullStack, ...other } });
    expect(proposal.answer).toBeNull();
    expect(proposal.reason).toContain(fact);
    expect(proposal.stackFacts).toContain(fact);
  });

  it('with Clerk gets its sign-in from Clerk, with nothing else from Supabase.', () => {
    expect(map('Implement authentication', { stack: { ...fullStack, auth: 'Clerk' } }).command).toBe('/clerk:add-auth');
    expect(map('Implement authentication', { stack: { ...fullStack, auth: 'NextAuth' } }).command).toBeNull();
    expect(map('Implement authentication').command).toBe('/supabase:add-auth');
  });

  it('that is unknown leaves a rule at medium confidence.', () => {
    const proposal = map('Create the schema for orders', { layer: 'L0', stack: unknownStack });
    expect(proposal.command).toBe('/supabase:create-schema');
    expect(proposal.confidence).toBeGreaterThanOrEqual(60);
    expect(proposal.confidence).toBeLessThan(80);
    expect(proposal.reason).toContain('nothing is known');
  });

  it('that is known and silent makes it a question with the command on offer.', () => {
    const proposal = map('Add an endpoint for orders', { stack: { ...unknownStack, frontend: 'Next.js' } });
    expect(proposal.answer).toBeNull();
    expect(proposal.alternatives.map((other) => other.command)).toContain('/fastapi-backend:add-endpoint');
    expect(proposal.reason).toContain('FastAPI');
  });
});

describe('words', () => {
  it.each([
    'Add logging in src/components/page.tsx',
    'Add logging to `createSchema`',
    'Copy the texts from https://example.org/login/page',
    'Add validation to the order endpoint',
    'Write a guide to the login page',
    'Create seed data for the order table',
    'Update the price component',
    'Fix the checkout page',
    'Sort orders by date',
  ])('that are data, beside the point or of another kind of task decide nothing: %j', (text) => {
    expect(
      map(text, { catalog: testCatalog('/nextjs-frontend:add-page', '/nextjs-frontend:add-component') }).answer,
    ).toBeNull();
  });

  it('are given back as they stand in the text.', () => {
    expect(map('Create  Row-Level Security for orders').matched).toEqual(['Row-Level Security']);
    expect(map('Build the Landing Page').matched).toEqual(['Landing Page']);
  });

  it('that say more outrank those that say less.', () => {
    expect(map('Create the landing page').command).toBe('/nextjs-frontend:build-landing-page');
    expect(map('Create the login page').command).toBe('/nextjs-frontend:add-page');
    expect(map('Add a login form').command).toBe('/nextjs-frontend:add-component');
  });

  it('that speak equally for two commands lower the confidence and show the other.', () => {
    const proposal = map('Create the sign-in page', { stack: { ...fullStack, auth: 'Clerk' } });
    const rivals = [proposal.command, ...proposal.alternatives.map((other) => other.command)];
    expect(rivals).toEqual(expect.arrayContaining(['/clerk:add-auth', '/nextjs-frontend:add-page']));
    const rivalled = map('Create the order schema', { stack: { ...fullStack } });
    expect(rivalled.confidence).toBe(76);
    expect(rivalled.reason).toContain('fits as well');
    expect(rivalled.alternatives[0]?.confidence).toBeGreaterThanOrEqual(60);
  });
});

describe('the plan’s own command', () => {
  it('comes before everything else.', () => {
    const learned = correction('Build the checkout page', '/shop:price-import');
    const proposal = map('Build the checkout page', {
      command: '/shop:price-import',
      args: 'now',
      corrections: [learned],
    });
    expect(proposal).toMatchObject({ confidence: 100, origin: 'plan' });
    expect(proposal.answer).toMatchObject({ command: '/shop:price-import', args: 'now' });
  });

  it('is kept when it is not installed, with living neighbours beside it.', () => {
    const proposal = map('Secure it', { command: '/supabase:setup-auth' });
    expect(proposal).toMatchObject({ command: '/supabase:setup-auth', confidence: 95, origin: 'plan' });
    expect(proposal.alternatives[0]?.command).toBe('/supabase:add-auth');
    expect(proposal.reason).toContain('not among the installed');
  });
});

describe('a rule whose command is not installed', () => {
  it('is never sure: the person is asked, with living neighbours on offer.', () => {
    const catalog = testCatalog('/web:add-component', '/shop:price-import');
    const proposal = map('Create a price component', { catalog });
    expect(proposal.answer).toBeNull();
    expect(proposal.confidence).toBeLessThan(60);
    expect(proposal.reason).toContain('not among the installed commands');
    expect(proposal.alternatives[0]?.command).toBe('/web:add-component');
  });

  it('counts where nothing is known to be installed.', () => {
    expect(map('Create a price component', { catalog: [] }).confidence).toBeGreaterThanOrEqual(90);
  });
});

describe('a correction', () => {
  it('decides tasks that read the same, whatever their case, marks or ids.', () => {
    const corrections = [correction('Import the prices', '/shop:price-import')];
    expect(map('T007  import the prices.', { corrections })).toMatchObject({
      command: '/shop:price-import',
      confidence: 98,
      origin: 'correction',
    });
  });

  it('of the same spec counts before those of others, then the newest.', () => {
    const corrections = [
      correction('Import prices', '/a', { specId: 'F002', createdAt: '2026-03-01T00:00:00Z' }),
      correction('Import prices', '/b', { specId: 'F001', createdAt: '2026-01-01T00:00:00Z' }),
      correction('Import prices', '/c', { specId: 'F001', createdAt: '2026-02-01T00:00:00Z' }),
    ];
    expect(map('Import prices', { corrections }).command).toBe('/c');
    expect(map('Import prices', { corrections, specId: 'F009' }).command).toBe('/a');
  });

  it('of a task that reads nearly the same is a medium proposal, in the same layer only.', () => {
    const corrections = [correction('Import all the prices of our three suppliers every night', '/shop:price-import')];
    const text = 'Import all the prices of our four suppliers every night';
    expect(map(text, { layer: 'L1', corrections })).toMatchObject({ command: '/shop:price-import', confidence: 75 });
    expect(map(text, { layer: 'L2', corrections }).origin).not.toBe('correction');
    expect(map('Export the prices', { layer: 'L1', corrections }).origin).not.toBe('correction');
  });

  it('may be any answer, and a learned prompt speaks of the task at hand.', () => {
    const text = 'Translate all the texts of the shop window into Dutch';
    const answer = { kind: 'prompt' as const, text: `Please: ${text}`, effect: 'files' as const };
    const corrections = [{ ...correction(text, '/x'), answer }];
    const other = 'Translate all the texts of the shop window into Danish';
    expect(map(other, { layer: 'L1', corrections }).answer).toMatchObject({ kind: 'prompt', text: `Please: ${other}` });
  });
});

describe('the search', () => {
  it('decides only when a command’s whole name stands in what the task is about.', () => {
    expect(map('Build the price import')).toMatchObject({
      command: '/shop:price-import',
      origin: 'search',
      confidence: 70,
    });
    const asked = map('Compare suppliers and prices');
    expect(asked.answer).toBeNull();
    expect(asked.alternatives.map((other) => other.command)).toContain('/shop:price-import');
  });

  it('offers at most five candidates, none twice, none of a foreign stack.', () => {
    const { alternatives } = map('Settle how orders, pages, endpoints and schemas are named', {
      stack: { ...fullStack, backend: 'Go' },
    });
    expect(alternatives.length).toBeLessThanOrEqual(5);
    expect(new Set(alternatives.map((other) => other.command)).size).toBe(alternatives.length);
    expect(alternatives.some((other) => other.command.startsWith('/fastapi'))).toBe(false);
  });
});

it('the same input gives the same proposal.', () => {
  expect(map('Create the schema for orders')).toEqual(map('Create the schema for orders'));
});

it.each(['', ' ', '…', '\u0000', '/', '`', 'x'.repeat(100_000)])(
  'text that says nothing is asked about: %#',
  (text) => {
    expect(map(text).answer).toBeNull();
  },
);

function correction(description: string, command: string, more: Partial<Correction> = {}): LearnedRule {
  const answer = { kind: 'command', command, args: '' };
  const base = { id: `cor_${command}`, specId: 'F002', layerKey: 'L1', createdAt: '2026-01-01T00:00:00Z' };
  return ruleOfCorrection(correctionSchema.parse({ ...base, description, answer, ...more }));
}
