import { expect, it } from 'vitest';
import { slashCommandPattern } from '@/lib/domain/command';
import { allRules } from './all';
import { originalRules } from './original';

it('every rule names a command and something to look for.', () => {
  for (const rule of allRules) {
    expect(rule.command).toMatch(slashCommandPattern);
    expect([rule.objects, rule.words, rule.verbs, rule.names, rule.files].some((given) => given?.length)).toBe(true);
  }
});

it('the original rules come first.', () => {
  expect(allRules.slice(0, originalRules.length)).toEqual(originalRules);
});

it('every original command has its rule, under its layer.', () => {
  const layers = Object.fromEntries(originalRules.map((rule) => [rule.command, rule.layers?.[0]]));
  expect(layers).toEqual({
    '/supabase:create-schema': 'L0',
    '/supabase:deploy-migration': 'L0',
    '/mem0:add-conversation-memory': 'L0',
    '/supabase:add-auth': 'L0',
    '/vercel-ai-sdk:add-provider': 'L0',
    '/nextjs-frontend:add-component': 'L1',
    '/fastapi-backend:add-endpoint': 'L1',
    '/fastapi-backend:add-model': 'L1',
    '/vercel-ai-sdk:add-streaming': 'L2',
    '/supabase:add-realtime': 'L2',
    '/nextjs-frontend:add-page': 'L2',
    '/testing:test': 'L3',
    '/deployment:deploy': 'L3',
  });
});
