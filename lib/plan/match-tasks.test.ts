import { describe, expect, test } from 'vitest';
import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import { keepIdentity } from './match-tasks';
import { parsePlan } from './parse-plan';

const source = { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: 'h' };

/** A plan of lines, each a task unless it is the name of a layer or indented. */
function plan(...lines: string[]): Plan {
  const text = lines.map((line) => (/^L\d/.test(line) ? `\n## Layer ${line.slice(1)}\n` : toBullet(line)));
  return parsePlan(`# Books\n${text.join('\n')}\n`, source);
}
const toBullet = (line: string): string => (line.startsWith('  ') ? `  - [ ] ${line.trim()}` : `- [ ] ${line}`);

const ids = (of: Plan): Map<string, string> => new Map(planTasks(of).map((task) => [task.description, task.id]));
const allIds = (of: Plan): string[] =>
  planTasks(of).flatMap((task) => [task.id, ...task.subtasks.map((part) => part.id)]);
const id = (of: Plan, description: string): string => {
  const found = ids(of).get(description);
  if (!found) throw new Error(`No task ${description}.`);
  return found;
};

const old = plan('L0: Ground', 'Create the orders table', 'Set up the mailer', 'L1: Core', 'Build the basket page');

describe('a task keeps its id', () => {
  test.each([
    ['when its text is corrected', 'Create the order table'],
    ['when it is elaborated', 'Create the orders table with prices, taxes, discounts and the address of the shop'],
    ['when only its case and full stop change', 'create the Orders table.'],
  ])('%s', (_, text) => {
    const next = keepIdentity(old, plan('L0: Ground', text, 'Set up the mailer', 'L1: Core', 'Build the basket page'));
    expect(planTasks(next)[0]?.id).toBe(id(old, 'Create the orders table'));
  });

  test('when it moves to another layer, and when its layer is numbered anew', () => {
    const moved = plan(
      'L0: Ground',
      'Set up the mailer',
      'L1: Core',
      'Build the basket page',
      'Create the orders table',
    );
    expect(ids(keepIdentity(old, moved))).toEqual(ids(old));
    const shifted = plan(
      'L0: New',
      'Install it',
      'L1: Ground',
      'Create an orders table',
      'Set up the mailer',
      'L2: Core',
      'Build the basket page',
    );
    const kept = keepIdentity(old, shifted);
    expect(id(kept, 'Create an orders table')).toBe(id(old, 'Create the orders table'));
  });

  test('when it has a ref and its text is another altogether', () => {
    const before = plan('L0: Ground', 'T001: Create the orders table', 'T002: Set up the mailer');
    const after = plan('L0: Ground', 'T001: Rewrite everything', 'T002: Set up the mailer');
    expect(id(keepIdentity(before, after), 'Rewrite everything')).toBe(id(before, 'Create the orders table'));
  });

  test('when it is given a ref, and when a task put before it shifts all numbers', () => {
    const before = plan('L0: Ground', 'T001: Create the orders table', 'T002: Set up the mailer');
    const after = plan('L0: Ground', 'T001: Install it', 'T002: Create the orders table', 'T003: Set up the mailer');
    const kept = keepIdentity(before, after);
    expect(id(kept, 'Create the orders table')).toBe(id(before, 'Create the orders table'));
    expect(id(kept, 'Set up the mailer')).toBe(id(before, 'Set up the mailer'));
    expect(allIds(before)).not.toContain(id(kept, 'Install it'));
    const named = plan(
      'L0: Ground',
      'T001: Create the orders table',
      'Set up the mailer',
      'L1: Core',
      'Build the basket page',
    );
    expect(ids(keepIdentity(old, named))).toEqual(ids(old));
  });

  test('when it was gone and is back word for word', () => {
    const without = keepIdentity(old, plan('L0: Ground', 'Set up the mailer', 'L1: Core', 'Build the basket page'));
    const gone = planTasks(old)
      .slice(0, 1)
      .map((task) => ({ ...task, id: 'task_of_old' }));
    expect(id(keepIdentity(without, old, gone), 'Create the orders table')).toBe('task_of_old');
  });
});

describe('a task is another one', () => {
  test('when nothing but its place is the same', () => {
    const next = keepIdentity(
      old,
      plan('L0: Ground', 'Invite the beta testers', 'Set up the mailer', 'L1: Core', 'Build the basket page'),
    );
    expect(allIds(old)).not.toContain(id(next, 'Invite the beta testers'));
  });

  test('when it only reads alike and stands far away in another layer', () => {
    const next = plan(
      'L0: Ground',
      'Set up the mailer',
      'L1: Core',
      'Build the basket page',
      'Create the invoices table',
    );
    expect(allIds(old)).not.toContain(id(keepIdentity(old, next), 'Create the invoices table'));
  });

  test('when one was edited and its first text comes back as a further task', () => {
    const edited = keepIdentity(
      old,
      plan('L0: Ground', 'Create an order table', 'Set up the mailer', 'L1: Core', 'Build the basket page'),
    );
    const both = keepIdentity(
      edited,
      plan(
        'L0: Ground',
        'Create an order table',
        'Create the orders table',
        'Set up the mailer',
        'L1: Core',
        'Build the basket page',
      ),
    );
    expect(id(both, 'Create an order table')).toBe(id(old, 'Create the orders table'));
    expect(allIds(old)).not.toContain(id(both, 'Create the orders table'));
    expect(new Set(allIds(both)).size).toBe(allIds(both).length);
  });
});

test('of equal tasks the one that is taken away is told by what stands around it', () => {
  const before = plan('L0: Ground', 'Make a', 'Write tests', 'Make b', 'Write tests', 'Make c', 'Write tests');
  const [, first, , , , third] = planTasks(before);
  const after = planTasks(
    keepIdentity(before, plan('L0: Ground', 'Make a', 'Write tests', 'Make b', 'Make c', 'Write tests')),
  );
  expect([after[1]?.id, after[4]?.id]).toEqual([first?.id, third?.id]);
});

test('the parts of a task keep their ids as it does', () => {
  const before = plan('L0: Ground', 'Create the orders table', '  Write the migration', '  Test it on a copy');
  const after = plan(
    'L0: Ground',
    'Create an orders table',
    '  Ask for the columns',
    '  Write a migration',
    '  Test it on a copy',
  );
  const [was] = planTasks(before);
  const [is] = planTasks(keepIdentity(before, after));
  expect(is?.id).toBe(was?.id);
  expect(is?.subtasks.slice(1).map((part) => part.id)).toEqual(was?.subtasks.map((part) => part.id));
  expect(was?.subtasks.map((part) => part.id)).not.toContain(is?.subtasks[0]?.id);
});

function byText(of: Plan): Map<string, PlanTask[]> {
  const tasks = new Map<string, PlanTask[]>();
  for (const task of planTasks(of)) tasks.set(task.description, [...(tasks.get(task.description) ?? []), task]);
  return tasks;
}

describe('whatever is done to a plan at random', () => {
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const words = 'orders basket mailer invoice search login profile report export theme cache index'.split(' ');
  const verbs = ['Create', 'Build', 'Test', 'Document', 'Remove', 'Style'];

  test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
    'what did not change keeps its id, none is given twice (%i)',
    (seed) => {
      const next = random(seed);
      const pick = <T>(list: T[]): T => list[Math.floor(next() * list.length)] as T;
      const text = () =>
        `${pick(verbs)} the ${pick(words)} ${pick(words)}${next() < 0.3 ? ` ${Math.floor(next() * 9)}` : ''}`;
      // Some texts stand there twice.
      let lines = Array.from({ length: 60 }, (_, n) => (n % 15 === 0 ? `L${n / 15}: Layer` : text()));
      let current = plan(...lines);
      for (let step = 0; step < 6; step++) {
        const at = 1 + Math.floor(next() * (lines.length - 2));
        const to = 1 + Math.floor(next() * (lines.length - 2));
        if (/^L\d/.test(lines[at] ?? '') || /^L\d/.test(lines[to] ?? '')) continue;
        const changed = lines.slice();
        const kind = Math.floor(next() * 5);
        if (kind === 0) changed[at] = `${changed[at]} soon`;
        else if (kind === 1) changed.splice(to, 0, ...changed.splice(at, 1));
        else if (kind === 2) changed.splice(at, 0, text());
        else if (kind === 3) changed.splice(at, 1);
        else [changed[at], changed[to]] = [changed[to] as string, changed[at] as string];
        const fresh = plan(...changed);
        const kept = keepIdentity(current, fresh);
        expect(keepIdentity(current, fresh)).toEqual(kept);
        expect(new Set(allIds(kept)).size).toBe(allIds(kept).length);
        expect({ ...kept, layers: [] }).toEqual({ ...fresh, layers: [] });
        // As many tasks of each text as were there before are the same tasks.
        const before = byText(current);
        for (const [description, tasks] of byText(kept)) {
          const known = new Set((before.get(description) ?? []).map((task) => task.id));
          const same = tasks.filter((task) => known.has(task.id)).length;
          expect([description, same]).toEqual([description, Math.min(known.size, tasks.length)]);
        }
        if (kind === 0) expect(allIds(kept)).toEqual(allIds(current));
        lines = changed;
        current = kept;
      }
    },
  );
});
