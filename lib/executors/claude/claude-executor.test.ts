import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findTagged } from '@/lib/executors/sweep';
import { type ClaudeBench, openClaudeBench } from './fixtures/claude-attempt';
import { describeWithClaude } from './fixtures/claude-binary';

let bench: ClaudeBench;
afterEach(() => bench.close());

describeWithClaude('the real claude', () => {
  test('carries a prompt out: files as evidence, steps in the log, facts of its own, nothing left behind', async () => {
    bench = await openClaudeBench((project) => [
      {
        prompt: 'Make a.txt',
        turns: [
          {
            text: 'I make it.',
            tools: [{ name: 'Write', input: { file_path: join(project, 'a.txt'), content: 'x' } }],
          },
          { text: 'Done.' },
        ],
      },
    ]);
    const attempt = bench.start({ prompt: 'Make a.txt' }, { agent: { permissionMode: 'edits' } });
    expect(await attempt.done).toMatchObject({
      ...{ outcome: 'succeeded', problem: null, failure: null },
      files: { created: ['a.txt'], modified: [], deleted: [], complete: true },
      agent: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), turns: 2, toolCalls: 1, denials: 0 },
    });
    expect(findTagged([attempt.attemptId])).toEqual(new Map());
    expect(bench.read('a.txt')).toBe('x');
  });
});
