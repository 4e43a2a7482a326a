import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AttemptReport } from '@/lib/domain/attempt';
import type { Question } from '@/lib/domain/question';
import { type ClaudeAttempt, type ClaudeBench, openClaudeBench } from './fixtures/claude-attempt';
import { describeWithClaude } from './fixtures/claude-binary';
import type { StubTool } from './fixtures/messages-stub';

let bench: ClaudeBench;
afterEach(() => bench.close());

const write = (file: string, content = 'x'): StubTool => ({ name: 'Write', input: { file_path: file, content } });
const bash = (command: string): StubTool => ({ name: 'Bash', input: { command } });

/** A model that makes these calls, one after the other, and is done. */
const openWith = (calls: (project: string) => StubTool[]) =>
  openClaudeBench((project) => [
    { prompt: 'go', turns: [...calls(project).map((tool) => ({ tools: [tool] })), { text: 'done' }] },
  ]);

const questions = ({ reports }: ClaudeAttempt): Question[] =>
  reports.flatMap((report) => (report.type === 'question' ? [report.question] : []));
const answered = ({ reports }: ClaudeAttempt): AttemptReport[] => reports.filter(({ type }) => type === 'answered');

describeWithClaude('what the real claude asks', () => {
  test('is done when a person allows it, and asked again unless they allow it always', async () => {
    bench = await openWith((project) => [write(join(project, 'a')), write(join(project, 'b')), bash('touch c')]);
    const onceOnly = bench.start({ prompt: 'go' }, { answer: () => ({ type: 'allow', always: false, input: null }) });
    expect(await onceOnly.done).toMatchObject({ outcome: 'succeeded', files: { created: ['a', 'b', 'c'] } });
    expect(questions(onceOnly).map((each) => each.kind === 'permission' && each.title)).toEqual([
      ...['Write a', 'Write b', '$ touch c'],
    ]);
    expect(questions(onceOnly)[0]).toMatchObject({ tool: 'Write', editable: true, always: expect.any(String) });
    const always = bench.start({ prompt: 'go' }, { answer: () => ({ type: 'allow', always: true, input: null }) });
    expect(await always.done).toMatchObject({ outcome: 'succeeded' });
    expect(questions(always).length).toBeLessThan(3);
    expect(existsSync(join(bench.project, '.claude/settings.local.json'))).toBe(false);
  });

  test('is done as a person changed it, but a change goes past no guard', async () => {
    bench = await openWith((project) => [write(join(project, 'a')), write(join(project, 'b'))]);
    const attempt = bench.start(
      { prompt: 'go' },
      {
        answer: (question) => {
          const isFirst = question.kind === 'permission' && question.title === 'Write a';
          const input = isFirst
            ? { file_path: join(bench.project, 'a'), content: 'mine' }
            : { file_path: join(bench.home, 'stolen'), content: 'y' };
          return { type: 'allow', always: false, input: JSON.stringify(input) };
        },
      },
    );
    expect(await attempt.done).toMatchObject({ files: { created: ['a'] }, agent: { denials: 1 } });
    expect(bench.read('a')).toBe('mine');
    expect(existsSync(join(bench.home, 'stolen'))).toBe(false);
  });

  test('is not done when a person denies it: the agent hears why, and the refusal is counted', async () => {
    bench = await openWith(() => [bash('touch c')]);
    const attempt = bench.start({ prompt: 'go' }, { answer: () => ({ type: 'deny', reason: 'Not on a Sunday.' }) });
    expect(await attempt.done).toMatchObject({
      ...{ outcome: 'succeeded', files: { created: [] } },
      agent: { denials: 1, refused: ['Bash(touch c)'] },
    });
    expect(JSON.stringify(bench.stub.requests.at(-1)?.body)).toContain('Not on a Sunday.');
  });

  test('waits, one at a time, for a reply that fits; without one it ends as timed out, or as withdrawn by a stop', async () => {
    bench = await openClaudeBench((project) => [
      { prompt: 'go', turns: [{ tools: [write(join(project, 'a')), bash('touch b')] }, { text: 'done' }] },
    ]);
    const attempt = bench.start({ prompt: 'go', idleMs: 3000, timeoutMs: 20_000 });
    const first = await attempt.until(({ type }) => type === 'question');
    const { id } = (first as { question: Question }).question;
    expect(attempt.reply('another', { type: 'deny', reason: '' })).toBe(false);
    expect(attempt.reply(id, { type: 'choose', answers: [['A']] })).toBe(false);
    expect(attempt.reply(id, { type: 'allow', always: false, input: 'no JSON' })).toBe(false);
    expect(attempt.reply(id, { type: 'allow', always: false, input: null })).toBe(true);
    await attempt.until((report) => report.type === 'question' && report.question.id !== id);
    expect(answered(attempt)).toHaveLength(1);
    attempt.stop('interrupted');
    expect(await attempt.done).toMatchObject({ outcome: 'interrupted' });
    expect(answered(attempt).at(-1)).toMatchObject({ by: 'withdrawn', reply: null });

    const late = bench.start({ prompt: 'go' }, { agent: { questionTimeoutMs: 100 } });
    expect(await late.done).toMatchObject({ outcome: 'succeeded', agent: { denials: 2 } });
    expect(answered(late)).toMatchObject([{ by: 'timeout', reply: null }, { by: 'timeout' }]);
  });

  test('as a choice is answered by a person; without an answer the attempt needs input', async () => {
    const options = [
      { label: 'Postgres', description: 'a server' },
      { label: 'SQLite', description: 'a file' },
    ];
    const input = { questions: [{ question: 'Which database?', header: 'Database', multiSelect: false, options }] };
    bench = await openWith((project) => [{ name: 'AskUserQuestion', input }, write(join(project, 'a'))]);
    const attempt = bench.start(
      { prompt: 'go' },
      { agent: { permissionMode: 'edits' }, answer: () => ({ type: 'choose', answers: [['SQLite']] }) },
    );
    expect(await attempt.done).toMatchObject({ outcome: 'succeeded', agent: { denials: 0 } });
    expect(questions(attempt)).toMatchObject([
      { kind: 'choice', questions: [{ text: 'Which database?', several: false }] },
    ]);
    expect(JSON.stringify(bench.stub.requests.at(-1)?.body)).toMatch(/Which database\?[^}]*=[^}]*SQLite/);
    const open = bench.start({ prompt: 'go' }, { agent: { permissionMode: 'edits', questionTimeoutMs: 100 } });
    expect(await open.done).toMatchObject({
      outcome: 'failed',
      failure: { kind: 'needs-input' },
      agent: { denials: 0 },
    });
  });

  test('is refused outside of the project and where the settings forbid it, whatever the command itself allows', async () => {
    bench = await openClaudeBench((project) => [
      {
        prompt: 'Do it all',
        turns: [
          { tools: [write(join(project, '../outside'))] },
          { tools: [write(join(project, 'link/outside'))] },
          { tools: [write(join(project, '.git/hooks/pre-commit'))] },
          { tools: [write(join(project, '.claude/ashlar/state.db'))] },
          { tools: [bash('echo pushed > pushed; git push origin')] },
          { tools: [write(join(project, 'inside'))] },
          { text: 'done' },
        ],
      },
    ]);
    symlinkSync(bench.home, join(bench.project, 'link'));
    bench.write('.claude/commands/all.md', '---\nallowed-tools: Write, Bash\n---\nDo it all');
    const attempt = bench.start({ prompt: '/all' }, { agent: { forbidden: ['Bash(git push:*)'] } });
    expect(await attempt.done).toMatchObject({ files: { created: ['inside'], modified: [] }, agent: { denials: 5 } });
    expect(questions(attempt)).toEqual([]);
    for (const file of ['../outside', 'link/outside', '.git/hooks/pre-commit', '.claude/ashlar/state.db', 'pushed']) {
      expect(existsSync(join(bench.project, file))).toBe(false);
    }
  });

  test('is asked of the person where it would change what agents may do, whatever the command itself allows', async () => {
    bench = await openWith((project) => [write(join(project, '.mcp.json'), '{}')]);
    bench.write('.claude/commands/x.md', '---\nallowed-tools: Write\n---\ngo on');
    const answer = () => ({ type: 'deny', reason: 'no' }) as const;
    const attempt = bench.start({ prompt: '/x' }, { agent: { permissionMode: 'edits' }, answer });
    expect(await attempt.done).toMatchObject({ files: { created: [] }, agent: { denials: 1 } });
    expect(questions(attempt)).toHaveLength(1);
  });
});
