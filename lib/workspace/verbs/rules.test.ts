import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RuleScope } from '@/lib/domain/learned-rule';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import { openTwoSpecs } from '@/lib/workspace/fixtures/two-specs';

const answer = { kind: 'command', command: '/bells:cast', args: '', effect: 'files' } as const;
let world: Awaited<ReturnType<typeof openTwoSpecs>>;
beforeEach(async () => {
  world = await openTwoSpecs();
});
afterEach(() => world.close());

const scopes: readonly RuleScope[] = ['spec', 'project', 'user'];
const first = { spec: 'F001', task: 'L2.1' };
const plain = (rule: object) => JSON.stringify({ version: 1, rules: [rule] }, null, 2);
const labels = async (): Promise<Record<string, string | null>> => {
  const all: Record<string, string | null> = {};
  for (const spec of ['F001', 'F002']) {
    for (const { taskId, mapping } of (await world.call('map', { spec })).tasks) {
      all[taskId] = mapping.answer && answerLabel(mapping.answer);
    }
  }
  return all;
};
const listed = async () => (await world.call('rules', {})).rules.map(({ rule }) => rule);

describe('a correction that is remembered', () => {
  test('for the project becomes a rule with the words of its task, and a similar task in another spec follows it', async () => {
    const { learned } = await world.call('correct', { ...first, answer, remember: 'project' });
    expect(learned?.rule).toMatchObject({ words: ['bronze', 'bell'], layer: 'L2', stack: [], scope: 'project' });
    for (const [spec, key] of [
      ['F001', 'L2.2'],
      ['F002', 'L2.1'],
    ] as const) {
      const mapping = await world.mapping(spec, key);
      expect(mapping).toMatchObject({ answer: { command: '/bells:cast' }, confidence: 95, status: 'proposed' });
      expect(mapping).toMatchObject({ origin: 'correction', matched: ['bronze', 'bell'] });
      expect(mapping.reason).toContain('.claude/command-mapping.json');
    }
    // A path holds no words.
    expect((await world.mapping('F002', 'L2.2')).answer).toBeNull();
  });

  test('for this spec reaches no other, but for a task with the same text', async () => {
    await world.call('correct', { ...first, answer, remember: 'spec' });
    expect((await world.mapping('F001', 'L2.2')).confidence).toBe(95);
    expect((await world.mapping('F002', 'L2.1')).answer).toBeNull();
    world.write('specs/F002/layered-tasks.md', '## Layer 0: Ground\n\n- Cast the bronze bell\n');
    expect(await world.mapping('F002', 'L0.1')).toMatchObject({ confidence: 98, answer: { command: '/bells:cast' } });
  });

  test('as it always was goes by the text alone, and one that is not remembered is no rule', async () => {
    await world.call('correct', { ...first, answer, remember: false });
    expect(await listed()).toEqual([]);
    const { learned } = await world.call('correct', { ...first, answer });
    expect(learned?.rule).toMatchObject({ words: [], scope: 'spec', specId: 'F001', enabled: true });
    expect((await world.mapping('F001', 'L2.2')).answer).toBeNull();
  });

  test('with facts of the stack counts only where they hold', async () => {
    const given = { ...first, answer, remember: 'user' as const, stack: ['Stripe'] };
    const { learned } = await world.call('correct', given);
    expect((await world.mapping('F002', 'L2.1')).answer).toBeNull();
    await world.call('saveRule', { id: learned?.rule.id, stack: ['supabase'] });
    expect(await world.mapping('F002', 'L2.1')).toMatchObject({ confidence: 95, stackFacts: ['database: Supabase'] });
    expect(statSync(world.userFile).mode & 0o777).toBe(0o600);
  });

  test('is still known to the next process', async () => {
    for (const remember of scopes) await world.call('correct', { ...first, answer, remember });
    const before = await listed();
    await world.reopen();
    expect(await listed()).toEqual(before);
    expect(before.map(({ scope }) => scope)).toEqual(scopes);
  });
});

describe('of several that speak for a task', () => {
  test('the nearer scope decides, then the newer; the plan’s own command before all, rules by hand after all', async () => {
    const say = (command: string, remember: RuleScope) =>
      world.call('correct', { ...first, answer: { ...answer, command }, remember });
    const chosen = async () => ((await world.mapping('F001', 'L2.2')).answer as { command: string }).command;
    world.write('.claude/command-mapping.json', plain({ words: ['bell'], command: '/hand' }));
    await say('/user', 'user');
    expect(await chosen()).toBe('/user');
    await say('/project', 'project');
    expect(await chosen()).toBe('/project');
    await say('/spec', 'spec');
    expect(await chosen()).toBe('/spec');
    await say('/spec-new', 'spec');
    expect(await chosen()).toBe('/spec-new');
    world.write('specs/F002/layered-tasks.md', '## Layer 2: Features\n\n- Gild the bronze bell (`/own:command`)\n');
    expect(await world.mapping('F002', 'L2.1')).toMatchObject({ origin: 'plan', answer: { command: '/own:command' } });
  });

  test('an approved mapping stays, and the preview lists it as such', async () => {
    const own: Answer = { ...answer, command: '/mine' };
    await world.call('correct', { spec: 'F001', task: 'L2.2', answer: own, remember: false });
    const input = { from: first, scope: 'project', answer, corrects: true } as const;
    const effect = await world.call('previewRule', input);
    expect(effect).toMatchObject({ approved: 1, total: 4, words: ['bronze', 'bell'] });
    expect(effect.changes).toMatchObject([
      { spec: 'F001', key: 'L2.2', before: '/mine', approved: true },
      { spec: 'F002', key: 'L2.1', before: null, approved: false },
    ]);
    await world.call('correct', { ...first, answer, remember: 'project' });
    expect(await world.mapping('F001', 'L2.2')).toMatchObject({ status: 'approved', answer: { command: '/mine' } });
  });
});

test('what a preview says is what then happens, and undoing it restores every rule and every mapping exactly', async () => {
  const plan = (seed: number): string => {
    const nouns = ['bell', 'tower', 'gate', 'wall'];
    const lines = Array.from(
      { length: 8 },
      (_, i) => `- Mend the ${nouns[(i * seed) % 4]} ${nouns[(i + seed) % 4]} ${i}th`,
    );
    return `## Layer ${seed % 2}: Part\n\n${lines.slice(0, 4).join('\n')}\n\n## Layer 2: Rest\n\n${lines.slice(4).join('\n')}\n`;
  };
  world.write('specs/F001/layered-tasks.md', plan(3));
  world.write('specs/F002/layered-tasks.md', plan(2));
  world.write('.claude/command-mapping.json', plain({ words: ['gate'], layer: 'L2', command: '/hand', note: 'kept' }));
  let seed = 7;
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 48271) % 2147483647;
    return list[seed % list.length] as T;
  };
  for (let round = 0; round < 24; round++) {
    const known = await listed();
    const spec = pick(['F001', 'F002']);
    const key = pick((await world.call('map', { spec })).tasks).key;
    if (round % 5 === 1) await world.call('approve', { spec, all: true });
    const fields = {
      words: pick([['bell'], ['gate'], ['tower', 'wall'], ['wall']]),
      layer: pick([null, 'L0', 'L1', 'L2']),
      stack: pick([[], ['Supabase'], ['Stripe']]),
      enabled: pick([true, true, false]),
      answer: { ...answer, command: pick(['/a', '/b', '/c']) },
    };
    const old = known.length ? pick(known) : null;
    const act = old ? pick(['add', 'edit', 'remove'] as const) : 'add';
    const draft = { from: { spec, task: key }, scope: pick(scopes), ...fields };
    const input = act === 'add' ? draft : { id: old?.id, ...(act === 'edit' ? fields : { remove: true }) };
    const before = await labels();
    const rulesBefore = await listed();
    const effect = await world.call('previewRule', input);
    expect(await listed()).toEqual(rulesBefore);
    const { undo } =
      act === 'remove' && old
        ? await world.call('removeRule', { id: old.id })
        : await world.call('saveRule', act === 'add' ? draft : { id: old?.id, ...fields });
    const after = await labels();
    const happened = Object.keys(before).filter((id) => before[id] !== after[id]);
    const said = effect.changes.filter(({ approved }) => !approved);
    expect(said.map(({ taskId }) => taskId).sort()).toEqual(happened.sort());
    for (const change of said)
      expect([change.before, change.after]).toEqual([before[change.taskId], after[change.taskId]]);
    const again = await listed();
    await world.call('undoRule', { undo });
    expect(await listed()).toEqual(rulesBefore);
    expect(await labels()).toEqual(before);
    if (round % 2) continue;
    // The next round starts from other rules.
    if (act === 'remove' && old) await world.call('removeRule', { id: old.id });
    else await world.call('saveRule', act === 'add' ? draft : { id: old?.id, ...fields });
    expect(await listed()).toHaveLength(again.length);
  }
  expect(readFileSync(world.projectFile, 'utf8')).toMatch(/"note": "kept"|"rules": \[/);
}, 60_000);

describe('the file of the project', () => {
  test('edited by hand is taken up, names itself in the reason, and its unknown fields outlive what Ashlar writes', async () => {
    world.write(
      '.claude/command-mapping.json',
      JSON.stringify({ $schema: 'x', version: 1, rules: [{ words: ['bell'], command: '/ring', why: 'tradition' }] }),
    );
    await world.call('rules', {});
    const mapping = await world.mapping('F002', 'L2.1');
    expect(mapping).toMatchObject({ origin: 'rule', confidence: 95, answer: { command: '/ring' } });
    expect(mapping.reason).toMatch(/^The team’s rule in \.claude\/command-mapping\.json says “\/ring”/);
    await world.call('correct', { ...first, answer, remember: 'project' });
    const kept = JSON.parse(readFileSync(world.projectFile, 'utf8'));
    expect(kept).toMatchObject({ $schema: 'x', rules: [{ why: 'tradition' }, { words: ['bronze', 'bell'] }] });
  });

  test('that is broken is told of with line and column, stops nothing, and is never written over', async () => {
    const broken = '{\n  "version": 1,\n  "rules": [ {, ]\n}\n';
    world.write('.claude/command-mapping.json', broken);
    expect((await world.call('rules', {})).remarks[0]?.message).toContain('3:15');
    const board = await world.call('board', { spec: 'F001' });
    expect(board.notice).toMatch(/command-mapping\.json: .*3:15/);
    expect(board.runnable).toEqual({ ok: true });
    const before = await world.mapping('F001', 'L2.1');
    await expect(world.call('correct', { ...first, answer, remember: 'project' })).rejects.toMatchObject({
      code: 'E_RULES',
    });
    expect(readFileSync(world.projectFile, 'utf8')).toBe(broken);
    expect(await world.mapping('F001', 'L2.1')).toEqual(before);
  });

  test('loses one bad rule and no other; shell commands in it are ignored, and none is written to it', async () => {
    const rules = [
      { words: ['bell'], command: 'no slash' },
      { words: ['bell'], answer: { kind: 'shell', text: 'rm -rf x' } },
      { words: ['bell'], command: '/fine' },
    ];
    world.write('.claude/command-mapping.json', JSON.stringify({ version: 1, rules }, null, 2));
    const { remarks } = await world.call('rules', {});
    expect(remarks.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^4:5: rule 1 has a bad value at “command”/),
      expect.stringMatching(/^10:5: rule 2 is ignored/),
    ]);
    expect((await world.mapping('F002', 'L2.1')).answer).toMatchObject({ command: '/fine' });
    const shell: Answer = { kind: 'shell', text: 'true', effect: 'none' };
    await expect(world.call('correct', { ...first, answer: shell, remember: 'project' })).rejects.toMatchObject({
      code: 'E_RULES',
    });
    expect((await world.call('correct', { ...first, answer: shell, remember: 'user' })).learned).not.toBeNull();
  });

  test('that is a link is neither followed out of the project nor replaced', async () => {
    const outside = join(world.project, '..', 'outside.json');
    writeFileSync(outside, plain({ words: ['bell'], command: '/evil' }));
    symlinkSync(outside, world.projectFile);
    expect((await world.call('rules', {})).remarks[0]?.message).toContain('link');
    await expect(world.call('correct', { ...first, answer, remember: 'project' })).rejects.toThrow(/link|regular/);
    expect((await world.mapping('F002', 'L2.1')).answer).toBeNull();
  });
});

test('a rule that is switched off says nothing, decides nothing, and comes back as it was', async () => {
  const { learned } = await world.call('correct', { ...first, answer, remember: 'project' });
  const id = learned?.rule.id;
  expect((await world.call('rules', {})).rules[0]).toMatchObject({ decides: 2, file: world.projectFile });
  await world.call('saveRule', { id, enabled: false });
  expect((await world.mapping('F002', 'L2.1')).answer).toBeNull();
  expect((await world.call('rules', {})).rules[0]).toMatchObject({ decides: 0, rule: { enabled: false } });
  await world.call('saveRule', { id, enabled: true });
  expect((await world.mapping('F002', 'L2.1')).confidence).toBe(95);
});

describe('a rule that is given another scope', () => {
  test('moves to where that is kept; its effect is seen first, and undoing it puts it back where it stood', async () => {
    const { learned } = await world.call('correct', { ...first, answer, remember: 'spec', words: ['bronze', 'bell'] });
    await world.call('correct', { spec: 'F002', task: 'L2.2', answer, remember: 'spec' });
    const before = await listed();
    const start = await labels();
    expect((await world.mapping('F002', 'L2.1')).answer).toBeNull();
    const change = { id: learned?.rule.id, scope: 'project' } as const;
    const effect = await world.call('previewRule', change);
    expect(effect.changes).toMatchObject([{ spec: 'F002', key: 'L2.1', before: null, after: '/bells:cast' }]);
    const { rule, undo } = await world.call('saveRule', change);
    expect(rule).toMatchObject({ scope: 'project', specId: null, words: ['bronze', 'bell'] });
    expect(await world.mapping('F002', 'L2.1')).toMatchObject({ answer: { command: '/bells:cast' } });
    expect((await listed()).map(({ scope }) => scope)).toEqual(['spec', 'project']);
    await world.call('undoRule', { undo });
    expect(await listed()).toEqual(before);
    expect(await labels()).toEqual(start);
    expect(existsSync(world.projectFile)).toBe(false);
  });

  test('stays where it is when it cannot be kept there', async () => {
    world.write('.claude/command-mapping.json', plain({ words: ['bell'], command: '/ring' }));
    const [byHand] = await listed();
    await expect(world.call('saveRule', { id: byHand?.id, scope: 'spec' })).rejects.toMatchObject({ code: 'E_INPUT' });
    const shell: Answer = { kind: 'shell', text: 'true', effect: 'none' };
    const { learned } = await world.call('correct', { ...first, answer: shell, remember: 'user' });
    const wish = { id: learned?.rule.id, scope: 'project' } as const;
    await expect(world.call('saveRule', wish)).rejects.toMatchObject({ code: 'E_RULES' });
    expect((await listed()).map(({ scope }) => scope)).toEqual(['project', 'user']);
  });
});
