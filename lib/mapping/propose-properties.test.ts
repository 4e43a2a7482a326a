import { describe, expect, it } from 'vitest';
import type { Command } from '@/lib/domain/command';
import { learnedRuleSchema } from '@/lib/domain/learned-rule';
import { type Proposal, proposalSchema } from '@/lib/domain/mapping';
import type { Stack } from '@/lib/domain/project';
import { type MappingContext, propose } from './propose';
import { allRules } from './rules/all';
import { fullStack, testCatalog, unknownStack } from './test-catalog';

/** The same numbers at every run: what fails once fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const below = numbers(7);
const choose = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const names = [...new Set(allRules.map((rule) => rule.command))];
const phrases = allRules
  .flatMap((rule) => `${rule.objects ?? ''},${rule.words ?? ''}`.split(','))
  .map((one) => one.trim().replace('=', ''));
const verbs = [
  'Create',
  'Set up',
  'Write tests for',
  'Verify',
  'Deploy',
  'Integrate',
  'Fix',
  'T012 [P] Add',
  'Basket:',
  '',
];
const ends = [
  '',
  ' in src/app/page.tsx',
  ' with `Basket`',
  ' (GET /orders)',
  ' and then some',
  ' für Kunden',
  '。',
  ' — DONE',
];
const stacks: Stack[] = [
  fullStack,
  unknownStack,
  { ...unknownStack, backend: 'Express', database: 'PostgreSQL (Prisma)' },
  { ...fullStack, ai: 'LangChain', auth: 'Clerk', other: ['Redis', 'Stripe', 'Resend', 'Celery'] },
];

type Case = { text: string; layer: string | null; stack: Stack; catalog: Command[] };
const cases: Case[] = Array.from({ length: 400 }, () => ({
  text: `${choose(verbs)} ${choose(['the ', 'a ', ''])}${choose(phrases)} ${choose(['', 'and ', 'of '])}${choose(phrases)}${choose(ends)}`,
  layer: choose(['L0', 'L1', 'L2', 'L3', null]),
  stack: choose(stacks),
  catalog: testCatalog(...names.filter(() => below(3) > 0)),
}));

function map(
  { text, layer, ...context }: Case,
  more: Partial<MappingContext> = {},
  command: string | null = null,
): Proposal {
  const task = { description: text, layerKey: layer, command, args: '', agent: null };
  return propose(task, { ...context, corrections: [], specId: 'F001', ...more });
}

describe('for any task, stack and catalog, a proposal', () => {
  it('is well formed, and the same again.', () => {
    for (const one of cases) {
      const proposal = map(one);
      expect(proposalSchema.parse(proposal)).toEqual(proposal);
      expect(map({ ...one, catalog: [...one.catalog] })).toEqual(proposal);
    }
  });

  it('by rule or search names only what is installed, and so do those beside it.', () => {
    for (const one of cases) {
      const { answer, alternatives } = map(one);
      const installed = new Set(one.catalog.map(({ command }) => command));
      const shown = [
        answer?.kind === 'command' ? [answer.command] : [],
        alternatives.map(({ command }) => command),
      ].flat();
      expect(shown.filter((command) => !installed.has(command))).toEqual([]);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it('quotes words that stand in the task, and says in whole sentences why.', () => {
    for (const one of cases) {
      const { matched, reason, alternatives } = map(one);
      for (const words of matched) expect(one.text).toContain(words);
      for (const why of [reason, ...alternatives.map((other) => other.reason)]) {
        expect(why).toMatch(/^[A-Z“/].*\.$/s);
        expect(why).not.toMatch(/undefined|null|“”|\.\./);
      }
    }
  });

  it('gives arguments only that stand in the task, but for their spelling.', () => {
    const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    for (const one of cases) {
      const { answer } = map(one);
      const args = answer?.kind === 'command' ? answer.args.replace(/--[\w-]+=?/g, '') : '';
      for (const arg of args.split(/[,\s]+/)) expect(plain(one.text)).toContain(plain(arg));
    }
  });

  it('follows what a person decided for the same words, installed or not; only the plan comes before.', () => {
    for (const one of cases) {
      const rule = learnedRuleSchema.parse({
        ...{ id: 'r', words: [], layer: one.layer, stack: [], scope: 'spec', specId: 'F001', enabled: true },
        answer: { kind: 'command', command: '/gone:away', args: '' },
        from: { spec: 'F001', task: one.text },
        createdAt: '2026-01-01T00:00:00Z',
      });
      expect(map(one, { corrections: [rule] })).toMatchObject({
        origin: 'correction',
        answer: { command: '/gone:away' },
      });
      expect(map(one, { corrections: [rule] }, '/by:plan')).toMatchObject({
        origin: 'plan',
        answer: { command: '/by:plan' },
      });
    }
  });
});
