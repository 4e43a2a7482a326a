import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEDIUM_CONFIDENCE } from '@/lib/domain/confidence';
import { answerLabel } from '@/lib/domain/mapping';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { propose } from '@/lib/mapping/propose';
import { locateSpec } from '@/lib/plan/locate-specs';
import { readPlan } from '@/lib/plan/read-plan-file';
import { readCatalog } from '@/lib/project/catalog';
import { loadStack } from '@/lib/project/stack';
import { makeExample } from './example';

let folder: string;
let project: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-plan-')));
  const env = { NODE_ENV: 'test' as const, ASHLAR_CONFIG_DIR: join(folder, 'config') };
  project = makeExample(join(folder, 'shop'), { env }).project;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planOf = (spec: string): Plan => readPlan(project, locateSpec(project, spec));

/** What is proposed for every task of a spec: key, command or “ask”, where it comes from, confidence. */
function proposals(spec: string): [key: string, label: string, origin: string, confidence: number][] {
  const catalog = readCatalog(project, folder).entries;
  const { stack } = loadStack(project);
  return planOf(spec).layers.flatMap((layer) =>
    layer.tasks.map((task) => {
      const { description, command, args, agent } = task;
      const facts = { description, layerKey: layer.key, command, args, agent };
      const proposal = propose(facts, { catalog, stack, corrections: [], specId: spec });
      const label = proposal.answer ? answerLabel(proposal.answer).split(' ')[0] : 'ask';
      return [task.key, label ?? '', proposal.origin, proposal.confidence] as const;
    }),
  ) as [string, string, string, number][];
}

test.each(['F001', 'F002'])('the plan of %s is read without error or warning, every line of it', (spec) => {
  const plan = planOf(spec);
  expect(plan.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info')).toEqual([]);
  expect(plan.lines.understood).toBe(plan.lines.total);
  expect(plan.layers.map((layer) => [layer.key, layer.name, layer.parallel])).toEqual([
    ['L0', 'Infrastructure', false],
    ['L1', 'Core Services', true],
    ['L2', 'Features', true],
    ['L3', 'Integration', false],
  ]);
});

test('F001 names some commands itself, has the rest mapped by rules, and asks for exactly one task', () => {
  expect(proposals('F001').map(([key, label, origin]) => [key, label, origin])).toEqual([
    ['L0.1', '/supabase:create-schema', 'rule'],
    ['L0.2', '/supabase:deploy-migration', 'plan'],
    ['L0.3', '/supabase:add-auth', 'rule'],
    ['L1.1', '/nextjs-frontend:add-component', 'plan'],
    ['L1.2', '/fastapi-backend:add-endpoint', 'rule'],
    ['L1.3', 'ask', 'ask'],
    ['L2.1', '/nextjs-frontend:add-page', 'plan'],
    ['L2.2', '/nextjs-frontend:add-page', 'rule'],
    ['L2.3', '/vercel-ai-sdk:add-streaming', 'rule'],
    ['L3.1', '/testing:test', 'rule'],
    ['L3.2', '/deployment:deploy', 'plan'],
  ]);
});

test('F002 names no command, and rules map every task of it without asking', () => {
  const found = proposals('F002');
  expect(found.map(([key, label]) => [key, label])).toEqual([
    ['L0.1', '/supabase:create-schema'],
    ['L1.1', '/nextjs-frontend:add-component'],
    ['L1.2', '/fastapi-backend:add-endpoint'],
    ['L2.1', '/nextjs-frontend:add-page'],
    ['L2.2', '/nextjs-frontend:add-page'],
    ['L3.1', '/testing:test'],
    ['L3.2', '/deployment:deploy'],
  ]);
  expect(found.every(([, , origin, confidence]) => origin === 'rule' && confidence >= MEDIUM_CONFIDENCE)).toBe(true);
});

test('every command a plan of the example names is one the catalog holds', () => {
  const known = new Set(readCatalog(project, folder).entries.map((entry) => entry.command));
  for (const spec of ['F001', 'F002']) {
    const named = planTasks(planOf(spec)).flatMap((task) => task.command ?? []);
    expect(named.filter((command) => !known.has(command))).toEqual([]);
  }
  expect(known).toContain('/shop:write-copy');
});
