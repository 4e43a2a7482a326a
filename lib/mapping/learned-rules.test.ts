import { describe, expect, test } from 'vitest';
import { type LearnedRule, learnedRuleSchema } from '@/lib/domain/learned-rule';
import { propose } from './propose';
import { significantWords } from './rule-words';
import { allRules } from './rules/all';
import { fullStack, testCatalog } from './test-catalog';

const catalog = testCatalog(...new Set(allRules.map((rule) => rule.command)));
const base = {
  specId: null,
  scope: 'user',
  layer: null,
  stack: [],
  enabled: true,
  from: null,
  createdAt: '2026-01-01',
};
const rule = (more: Partial<LearnedRule>): LearnedRule =>
  learnedRuleSchema.parse({ ...base, id: 'rule_1', answer: { kind: 'command', command: '/mine:own' }, ...more });
const ask = (description: string, corrections: LearnedRule[], more: { layerKey?: string; command?: string } = {}) => {
  const { layerKey = 'L1', command = null } = more;
  const task = { description, layerKey, command, args: '', agent: null };
  return propose(task, { catalog, stack: fullStack, corrections, specId: 'F001' });
};

test('a learned rule wins for every task that holds its words in its layer and stack, over all rules of ours', () => {
  const stack = [fullStack.database ?? ''];
  let tried = 0;
  for (const { objects = '' } of allRules.filter((_, index) => index % 6 === 0)) {
    for (const phrase of objects.split(',').map((part) => part.replace('=', '').trim())) {
      for (const text of [`Create the ${phrase} for orders`, `T012 Fix ${phrase} (see src/a.ts)`]) {
        const words = significantWords(text);
        if (words.length === 0) continue;
        tried++;
        const mine = rule({ words, layer: 'L1', stack });
        const said = ask(text, [mine]);
        expect(said, text).toMatchObject({ origin: 'correction', confidence: 95, answer: { command: '/mine:own' } });
        expect(said.stackFacts).toEqual([`database: ${fullStack.database}`]);
        // Without its layer, its facts, or itself, it says nothing.
        for (const other of [
          ask(text, [mine], { layerKey: 'L3' }),
          ask(text, [{ ...mine, stack: ['Nothing like it'] }]),
          ask(text, [{ ...mine, enabled: false }]),
        ]) {
          expect(other.origin).not.toBe('correction');
        }
        expect(ask(text, [mine], { command: '/plan:own' })).toMatchObject({ origin: 'plan' });
      }
    }
  }
  expect(tried).toBeGreaterThan(50);
});

describe('the words of a rule', () => {
  test.each([
    ['plurals and hyphens do not part them', ['sign-in', 'policies'], 'Write the policy of the sign in page', true],
    ['one of them alone is not enough', ['bell', 'tower'], 'Ring the bell', false],
    ['a path holds none', ['bell'], 'Change src/bell/ring.ts', false],
    ['code holds none', ['bell'], 'Change `bell`', false],
    ['an address holds none', ['bell'], 'See https://example.org/bell', false],
  ])('%s', (_, words, text, holds) => {
    expect(ask(text, [rule({ words })]).origin === 'correction').toBe(holds);
  });

  test.each([
    ['T012 [P] Build the checkout page in `app/checkout/page.tsx`', ['checkout', 'page']],
    ['Add rate limits to the orders API', ['rate', 'limits']],
    ['Show all books on the catalogue page', ['books', 'catalogue', 'page']],
    ['src/a.ts', []],
  ])('are drafted from what a task is about: %s', (text, words) => {
    expect(significantWords(text)).toEqual(words);
  });
});

test('a rule written by hand gives its own arguments, and leaves a task to ours where its command is not installed', () => {
  const hand = rule({ words: ['endpoint'], createdAt: null, scope: 'project' });
  const text = 'Add an endpoint for orders';
  expect(ask(text, [hand])).toMatchObject({ origin: 'rule', answer: { command: '/fastapi-backend:add-endpoint' } });
  const living = { kind: 'command', command: '/supabase:add-auth', args: '--x', effect: 'files' } as const;
  const said = ask(text, [{ ...hand, answer: living }]);
  expect(said).toMatchObject({
    origin: 'rule',
    confidence: 95,
    answer: { command: '/supabase:add-auth', args: '--x' },
  });
  expect(said.reason).toContain('.claude/command-mapping.json');
});
