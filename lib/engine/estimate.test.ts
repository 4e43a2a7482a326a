import { expect, test } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import { estimate, learnHistory } from './estimate';

const command = (name: string, args = ''): Answer => ({ kind: 'command', command: name, args, effect: 'files' });
const past = (label: string, durationMs: number, costUsd: number | null = null) => ({
  command: label,
  durationMs,
  costUsd,
});

test('a task is expected to take the median of what its command took before, whatever the arguments', () => {
  const history = learnHistory([past('/x:y a', 1000), past('/x:y b', 9000), past('/x:y', 2000), past('/x:z', 50)]);
  expect(estimate([command('/x:y', 'c'), command('/x:y')], history)).toEqual({
    tasks: 2,
    known: 2,
    ms: 4000,
    usd: null,
  });
});

test('tasks without a history are counted, never guessed', () => {
  const history = learnHistory([past('/x:y', 1000, 0.5), past('/x:y', 3000, 1)]);
  const answers = [command('/x:y'), command('/other'), null];
  expect(estimate(answers, history)).toEqual({ tasks: 3, known: 1, ms: 2000, usd: 0.75 });
  expect(estimate([command('/other')], history)).toEqual({ tasks: 1, known: 0, ms: null, usd: null });
});

test('what a person does or leaves out takes nothing; a shell command is known by its whole text', () => {
  const history = learnHistory([past('$ npm test', 700), past('prompt: a', 900)]);
  const shell = (text: string): Answer => ({ kind: 'shell', text, effect: 'none' });
  const done: Answer = { kind: 'done-by-me', note: '' };
  expect(estimate([done, shell('npm test'), shell('npm run build')], history)).toMatchObject({ known: 2, ms: 700 });
  expect(estimate([{ kind: 'prompt', text: 'b', effect: 'files' }], history).ms).toBe(900);
});
