import { describe, expect, it } from 'vitest';
import { type Stack, stackSchema } from '@/lib/domain/project';
import * as needs from './needs';
import { saidIn } from './stack-facts';
import { checkNeeds, type Need } from './stack-needs';

const stack = (given: Partial<Stack>): Stack =>
  stackSchema.parse({ frontend: null, backend: null, database: null, ai: null, auth: null, other: [], ...given });

describe('a need held against the stack', () => {
  it.each<[Need, Partial<Stack>, string, string]>([
    [needs.fastapi, { backend: 'FastAPI' }, '', 'confirmed'],
    [needs.fastapi, { backend: 'Express' }, '', 'refused'],
    [needs.fastapi, { backend: 'NestJS' }, '', 'refused'],
    [needs.fastapi, { backend: 'Rust (Axum)' }, '', 'refused'],
    [needs.fastapi, { backend: 'Next.js API routes' }, '', 'refused'],
    [needs.fastapi, { frontend: 'Next.js' }, '', 'unconfirmed'],
    [needs.fastapi, { frontend: 'Next.js' }, 'a FastAPI endpoint', 'named'],
    [needs.fastapi, { backend: 'Express' }, 'a FastAPI endpoint', 'unconfirmed'],
    [needs.fastapi, {}, '', 'unknown'],
    [needs.supabaseSchema, { database: 'Supabase' }, '', 'confirmed'],
    [needs.supabaseSchema, { database: 'Supabase (Prisma)' }, '', 'refused'],
    [needs.supabaseSchema, { database: 'Supabase', other: ['Drizzle'] }, '', 'refused'],
    [needs.supabaseSchema, { database: 'PostgreSQL', backend: 'FastAPI (Alembic)' }, '', 'refused'],
    [needs.supabaseAuth, { database: 'Supabase', auth: 'Clerk' }, '', 'refused'],
    [needs.supabaseAuth, { database: 'Supabase', auth: 'NextAuth' }, '', 'refused'],
    [needs.supabaseAuth, { database: 'Supabase', auth: 'Better Auth' }, '', 'refused'],
    [needs.supabaseAuth, { database: 'Supabase', auth: 'Supabase Auth' }, '', 'confirmed'],
    [needs.nextjs, { frontend: 'Next.js 16' }, '', 'confirmed'],
    [needs.nextjs, { frontend: 'React (Vite)' }, '', 'refused'],
    [needs.react, { frontend: 'React (Vite)' }, '', 'confirmed'],
    [needs.react, { frontend: 'React Native' }, '', 'refused'],
    [needs.react, { frontend: 'Vue' }, '', 'refused'],
    [needs.redis, { database: 'PostgreSQL' }, 'cache in Redis', 'named'],
    [needs.redis, { database: 'PostgreSQL' }, 'cache it', 'refused'],
    [needs.stripe, { frontend: 'Next.js', other: ['Stripe'] }, '', 'confirmed'],
  ])('%o in %j, with the words %j, is %4$s.', (need, given, words, state) => {
    expect(checkNeeds([need], stack(given), saidIn(words)).state).toBe(state);
  });

  it('names the fact that settled it, and the worst of several needs counts.', () => {
    const given = stack({ frontend: 'Next.js', database: 'Supabase', backend: 'Express' });
    expect(checkNeeds([needs.supabase], given, saidIn('')).facts).toEqual(['database: Supabase']);
    expect(checkNeeds([needs.supabase, needs.fastapi], given, saidIn(''))).toEqual({
      state: 'refused',
      facts: ['database: Supabase', 'backend: Express'],
      wanted: 'FastAPI',
    });
  });
});
