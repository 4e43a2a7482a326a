import { expect, test } from 'vitest';
import { parsePlan } from '@/lib/plan/parse-plan';
import { assertRunnablePlan } from './start-run';

const parsed = (text: string) => parsePlan(text, { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: '' });

test('a plan with warnings runs; an error stops it and is named with its line', () => {
  const warned = parsed('## Layer 0: Infrastructure\n\n- [?] Do it\n');
  expect(warned.diagnostics.map(({ severity }) => severity)).toContain('warning');
  expect(() => assertRunnablePlan(warned)).not.toThrow();

  const broken = parsed('## Layer 0: Infrastructure\n\n- [?] Do it\n\n## Layer 0: Again\n\n- Do more\n');
  expect(() => assertRunnablePlan(broken)).toThrow(/^specs\/F001\/layered-tasks\.md:5: /);
});
