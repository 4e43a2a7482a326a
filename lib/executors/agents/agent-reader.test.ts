import { expect, test } from 'vitest';
import type { Step } from '@/lib/domain/step';
import type { AgentProgram } from './agent-program';
import { createAgentReader } from './agent-reader';
import { asLines, codexLines, geminiLines, opencodeLines } from './fixtures/recorded-lines';
import { agentPrograms } from './programs';

const { codex, gemini, opencode } = agentPrograms;
const plain = (text: string): string => text;

/** The steps as a page holds them: later ones of the same index in the place of earlier ones. */
function read(agent: AgentProgram, lines: readonly string[], safe = plain) {
  const reader = createAgentReader(agent, safe);
  const steps: Step[] = [];
  for (const line of lines) for (const step of reader.push(line)) steps[step.index] = step;
  return { steps, told: reader.told(), reader };
}

test('what Codex writes is read as steps, with what it ran, changed and was refused', () => {
  const { steps, told } = read(codex, asLines(codexLines));
  expect(steps).toMatchObject([
    { type: 'tool', title: '$ npm test', state: 'done', result: '2 passed\n' },
    { type: 'tool', title: 'Edit src/a.ts', state: 'done' },
    { type: 'tool', title: 'To do: 1 of 2 done', state: 'under-way' },
    { type: 'tool', title: '$ git push', state: 'denied' },
    { type: 'tool', title: 'github: list_issues open', state: 'failed', result: 'not there' },
    { type: 'text', text: 'Made **a.ts**.' },
    { type: 'end', ok: true, turns: 1, costUsd: null },
  ]);
  expect(told.facts).toMatchObject({
    ...{ sessionId: 'th-1', turns: 1, inputTokens: 1200, outputTokens: 90, toolCalls: 5 },
    ...{ denials: 1, refused: ['$ git push'], costUsd: null },
  });
});

test('what Gemini writes in pieces is one text, and a tool that policy denied was refused, not broken', () => {
  const { steps, told } = read(gemini, asLines(geminiLines));
  expect(steps).toMatchObject([
    { type: 'text', text: 'I look first.', at: '2026-02-03T04:05:06.000Z' },
    { type: 'tool', title: 'Write src/b.ts', state: 'done', result: 'written' },
    { type: 'tool', title: '$ rm -rf x', state: 'denied' },
    { type: 'note', text: 'Loop detected' },
    { type: 'text', text: 'Done.' },
    { type: 'end', ok: true },
  ]);
  expect(told.error).toBeNull();
  expect(told.facts).toMatchObject({
    ...{ sessionId: 'g-1', model: 'gemini-x', turns: 3, inputTokens: 20, outputTokens: 10 },
    ...{ toolCalls: 2, denials: 1 },
  });
});

test('OpenCode’s costs are added up step by step, and what it was refused is counted once', () => {
  const { steps, told } = read(opencode, asLines(opencodeLines));
  expect(steps).toMatchObject([
    { type: 'tool', title: 'Write src/c.ts', state: 'done' },
    { type: 'tool', title: '$ curl x', state: 'denied' },
    { type: 'text', text: 'All is made.', at: '2023-11-14T22:13:20.000Z' },
    { type: 'end', ok: true, turns: 2, costUsd: 0.03 },
  ]);
  expect(told.facts).toMatchObject({
    ...{ sessionId: 'ses_1', turns: 2, inputTokens: 284, outputTokens: 30 },
    ...{ costUsd: 0.03, denials: 1 },
  });
});

test('error output between the lines is one note, and no line whatever makes a reader throw', () => {
  for (const agent of Object.values(agentPrograms)) {
    const { steps, told } = read(agent, ['warning: old config', '  at line 3', '{"type":', 'null', '[]', '{}']);
    expect(steps).toMatchObject([{ type: 'note', text: expect.stringContaining('old config\nat line 3') }]);
    expect(told.stray).toContain('warning: old config');
    const types = [...codexLines, ...geminiLines, ...opencodeLines].map(({ type }) => type);
    for (const wrong of [null, 3, 'x', [], { id: 7 }]) {
      const lines = types.map((type) => ({ type, item: wrong, part: wrong, stats: wrong, error: wrong, usage: wrong }));
      expect(() => read(agent, asLines(lines))).not.toThrow();
    }
  }
});

test('a reader that goes on from a copy says the same as one that read everything', () => {
  for (const [agent, messages] of [
    [codex, codexLines],
    [gemini, geminiLines],
    [opencode, opencodeLines],
  ] as const) {
    const lines = asLines(messages);
    const whole = read(agent, lines);
    for (let cut = 0; cut < lines.length; cut++) {
      const first = read(agent, lines.slice(0, cut));
      const other = first.reader.fork();
      const steps = [...first.steps];
      for (const line of lines.slice(cut)) for (const step of other.push(line)) steps[step.index] = step;
      expect(steps).toEqual(whole.steps);
    }
  }
});

test('secrets never stand in a step or a fact', () => {
  const safe = (text: string) => text.replaceAll('hunter2', '•••');
  for (const [agent, messages] of [
    [codex, codexLines],
    [gemini, geminiLines],
    [opencode, opencodeLines],
  ] as const) {
    const lines = asLines(messages).map((line) =>
      line.replaceAll(/(src|git|rm|curl|th-1|g-1|ses_1|Made|Done|All)/g, 'hunter2'),
    );
    const { steps, told } = read(agent, lines, safe);
    expect(JSON.stringify([steps, told.facts])).not.toContain('hunter2');
  }
});
