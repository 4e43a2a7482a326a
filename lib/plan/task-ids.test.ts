import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const parse = (...lines: string[]): Plan => parsePlan(lines.join('\n'), { spec: 'F001', path: 'p', hash: 'h' });

describe('ids of tasks', () => {
  const ids = (...lines: string[]): string[] => planTasks(parse('## Layer 0: A', ...lines)).map((task) => task.id);

  test('stay the same when tasks move, are ticked, renumbered or get fields', () => {
    const [a, b] = ids('- Write it', '- T001 Test it');
    expect(ids('- new', '- [x] T001 Test that', '- [x] write  IT.', '  - Agent: QA').slice(1)).toEqual([b, a]);
  });

  test('differ between equal tasks, between descriptions and between specs', () => {
    expect(new Set(ids('- a', '- a', '- b')).size).toBe(3);
    const other = parsePlan('## Layer 0: A\n- a', { spec: 'F002', path: 'p', hash: 'h' });
    expect(planTasks(other)[0]?.id).not.toBe(ids('- a')[0]);
  });
});
