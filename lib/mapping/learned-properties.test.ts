import { expect, test } from 'vitest';
import { type LearnedRule, learnedRuleSchema } from '@/lib/domain/learned-rule';
import { propose } from './propose';
import { significantWords } from './rule-words';
import { allRules } from './rules/all';
import { fullStack, testCatalog } from './test-catalog';

/** The same numbers at every run: what fails once fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const below = numbers(11);
const choose = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, at: below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

const catalog = testCatalog(...new Set(allRules.map((rule) => rule.command)));
const nouns = allRules.flatMap(({ objects = '' }) => objects.split(',')).map((one) => one.trim().replace('=', ''));
const facts = [fullStack.frontend, fullStack.database, fullStack.backend].filter((fact) => fact !== null);
const text = (): string =>
  `${choose(['Create the', 'Fix', 'T012 [P] Deploy', 'Write tests for', 'Ring'])} ${choose(nouns)} ${choose(['', 'for orders', 'and the bell', '(see src/a.ts)'])}`.trim();

let made = 0;
const rule = (command: string, more: Partial<LearnedRule>): LearnedRule =>
  learnedRuleSchema.parse({
    ...{ id: `rule_${++made}`, specId: null, scope: 'user', layer: null, stack: [], words: [], enabled: true },
    ...{ from: null, createdAt: `2026-01-01T00:00:${String(made % 60).padStart(2, '0')}Z` },
    ...{ answer: { kind: 'command', command }, ...more },
  });

/** Rules that speak of other words, other layers and other stacks, or are off, and those of a team. */
const others = (words: string[], layer: string): LearnedRule[] =>
  shuffled([
    rule('/other:words', { words: ['zither', 'gondola'] }),
    rule('/other:layer', { words, layer: layer === 'L3' ? 'L2' : 'L3', scope: 'project' }),
    rule('/other:stack', { words, stack: ['Nothing like it'], scope: 'project' }),
    rule('/other:off', { words, layer, enabled: false, scope: 'spec', specId: 'F001' }),
    rule('/other:spec', { words, layer, scope: 'spec', specId: 'F002' }),
    rule('/by:hand', { words, createdAt: null, scope: 'project' }),
  ]).slice(0, below(7));

const ask = (description: string, layerKey: string, corrections: LearnedRule[], from = catalog) =>
  propose(
    { description, layerKey, command: null, args: '', agent: null },
    { catalog: from, stack: fullStack, corrections, specId: 'F001' },
  );

test('a correction always wins for the same words, layer and stack', () => {
  let tried = 0;
  for (let round = 0; round < 500; round++) {
    const corrected = text();
    const words = significantWords(corrected);
    if (words.length === 0) continue;
    const layer = choose(['L0', 'L1', 'L2', 'L3']);
    const scope = choose(['spec', 'project', 'user'] as const);
    const stack = below(2) ? [choose(facts)] : [];
    const specId = scope === 'spec' ? 'F001' : null;
    const mine = rule('/mine:own', { words, layer, stack, scope, specId, from: { spec: 'F001', task: corrected } });
    const rules = shuffled([mine, ...others(words, layer)]);
    for (const similar of [corrected, `Please ${corrected.toLowerCase()} again`, `${corrected}, part 2`]) {
      if (!words.every((word) => similar.toLowerCase().includes(word.toLowerCase()))) continue;
      tried++;
      const said = ask(similar, layer, rules);
      expect(said, `${similar} · ${JSON.stringify(words)}`).toMatchObject({
        origin: 'correction',
        answer: { command: '/mine:own' },
      });
    }
  }
  expect(tried).toBeGreaterThan(500);
});

test('proposals are deterministic: the same task, rules and catalog give the same, in whatever order the catalog stands', () => {
  for (let round = 0; round < 60; round++) {
    const description = text();
    const layer = choose(['L0', 'L1', 'L2', 'L3']);
    const rules = others(significantWords(description), layer);
    const said = ask(description, layer, rules);
    expect(ask(description, layer, structuredClone(rules), structuredClone(catalog))).toEqual(said);
    expect(ask(description, layer, rules, shuffled(catalog))).toEqual(said);
  }
});
