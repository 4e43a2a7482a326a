import { describe, expect, it } from 'vitest';
import type { Mapping } from '@/lib/domain/mapping';
import { answerOf, draftOf } from './answer-draft';

const asks = { answer: null } as Mapping;

describe('answerOf', () => {
  it('takes a command with its arguments from either field', () => {
    const draft = draftOf(asks, 'Order model');
    expect(answerOf({ ...draft, command: '/x:y', args: ' Order ' })).toEqual({
      ok: true,
      answer: { kind: 'command', command: '/x:y', args: 'Order', effect: 'files' },
    });
    expect(answerOf({ ...draft, command: '/x:y Order' })).toMatchObject({ answer: { command: '/x:y', args: 'Order' } });
    expect(answerOf({ ...draft, command: 'x y' }).ok).toBe(false);
  });

  it('takes a shell command only when it is confirmed and needs no shell', () => {
    const draft = { ...draftOf(asks, ''), kind: 'shell' as const, shell: 'npm test' };
    expect(answerOf(draft).ok).toBe(false);
    expect(answerOf({ ...draft, confirmed: true }).ok).toBe(true);
    expect(answerOf({ ...draft, shell: 'npm test | tee out', confirmed: true }).ok).toBe(false);
  });

  it('offers the task’s own text as the prompt and refuses an empty one', () => {
    const draft = { ...draftOf(asks, 'Order model'), kind: 'prompt' as const };
    expect(answerOf(draft)).toMatchObject({ answer: { text: 'Order model' } });
    expect(answerOf({ ...draft, prompt: '  ' }).ok).toBe(false);
  });
});

describe('draftOf', () => {
  it('begins with the command that was chosen, and keeps the arguments that were there', () => {
    const mapping = { answer: { kind: 'command', command: '/a', args: 'users', effect: 'none' } } as Mapping;
    expect(draftOf(mapping, '', '/b:c')).toMatchObject({ command: '/b:c', args: 'users', effect: 'none' });
    expect(draftOf(mapping, '', '/b:c x')).toMatchObject({ args: 'x' });
  });
});
