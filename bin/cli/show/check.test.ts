import { expect, test } from 'vitest';
import { planPhaseSchema } from '@/lib/domain/plan';
import { checkLines } from './check';

test.each([
  ['openspec', 'an OpenSpec plan'],
  ['spec-kit', 'a Spec Kit plan'],
  ['checklist', 'a checklist'],
] as const)('phases of %s are said to be those of %s', (format, words) => {
  const phase = { id: 'a', title: 'Setup', line: 1, layer: 'L0', reason: 'By name.', chosen: false, tasks: 1 };
  const result = {
    spec: 's',
    path: 'tasks.md',
    format,
    phases: [planPhaseSchema.parse(phase)],
    layers: [],
    diagnostics: [],
  };
  const lines = checkLines({ ...result, lines: { total: 0, understood: 0 } } as never, (_, text) => text);
  expect(lines).toContain(`  Phases of ${words}:`);
});
