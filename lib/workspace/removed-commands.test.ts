import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openTwoSpecs } from './fixtures/two-specs';

let world: Awaited<ReturnType<typeof openTwoSpecs>>;
afterEach(() => world.close());

/** The same numbers at every run: what fails once fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const names = ['cast-bell', 'gild-gate', 'mend-tower', 'paint-wall', 'ring-chime', 'sweep-floor'];

test('a removed command never stays mapped silently: a proposal leaves it, or is shown as dead; an approval stops Run', async () => {
  const below = numbers(5);
  const choose = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  world = await openTwoSpecs();
  const file = (name: string): string => `.claude/commands/${name}.md`;
  const install = (name: string): void =>
    world.write(
      file(name),
      `---\ndescription: ${name.replace('-', 's the ')}, and all that belongs to it\n---\nDo it.\n`,
    );
  let silent = 0;
  let dead = 0;
  for (let round = 0; round < 12; round++) {
    for (const name of names) install(name);
    const tasks = Array.from({ length: 6 }, (_, n) => {
      const name = choose(names);
      const text = `${name.replace('-', ' the ')} number ${round}.${n}`;
      return below(2) ? `- ${text} (\`/${name}\`)` : `- ${text}`;
    });
    world.write('specs/F001/layered-tasks.md', `## Layer 2: Features\n\n${tasks.join('\n')}\n`);
    await world.call('catalog', { reload: true });
    const answer = { kind: 'command', command: `/${choose(names)}` } as const;
    await world.call('correct', { spec: 'F001', task: 'L2.1', answer, remember: choose(['project', 'spec', false]) });
    if (below(2)) await world.call('approve', { spec: 'F001', all: true });

    const removed = new Set(names.filter(() => below(3) === 0).map((name) => `/${name}`));
    for (const command of removed) rmSync(join(world.project, file(command.slice(1))));
    await world.call('catalog', { reload: true });

    const { tasks: rows } = await world.call('map', { spec: 'F001' });
    const board = await world.call('board', { spec: 'F001' });
    for (const { taskId, mapping, preflight } of rows) {
      if (mapping.answer?.kind !== 'command' || !removed.has(mapping.answer.command)) continue;
      // Only a person, the plan or a rule of theirs may still name it; nothing of ours does.
      expect(['person', 'plan', 'correction', 'rule']).toContain(mapping.origin);
      if (preflight.state !== 'missing') silent++;
      if (mapping.status !== 'approved') continue;
      dead++;
      expect(board.dead.map((one) => one.taskId)).toContain(taskId);
    }
    if (board.dead.length) {
      await expect(world.call('run', { spec: 'F001' })).rejects.toMatchObject({ code: 'E_DEAD_COMMAND' });
    }
    for (const { rule } of (await world.call('rules', {})).rules) await world.call('removeRule', { id: rule.id });
  }
  expect(silent).toBe(0);
  expect(dead).toBeGreaterThan(3);
}, 120_000);
