import { expect, test } from 'vitest';
import type { Question } from '@/lib/domain/question';
import { typedReply } from './typed-reply';

const asked = { id: 'q', askedAt: '' };
const permission: Question = {
  ...{ ...asked, kind: 'permission', tool: 'Bash', title: '', reason: null, input: '{}', editable: true, always: null },
};
const choices = [
  { label: 'White', description: '' },
  { label: 'Green', description: '' },
];
const choice: Question = {
  ...{ ...asked, kind: 'choice' },
  questions: [
    { header: '', text: 'One?', several: false, choices },
    { header: '', text: 'Many?', several: true, choices },
  ],
};

test('permissions are allowed once, always or with another input, or denied with the words that follow', () => {
  expect(typedReply(permission, 'allow', [])).toEqual({ type: 'allow', always: false, input: null });
  expect(typedReply(permission, 'allow', [], '{"a":1}')).toEqual({ type: 'allow', always: false, input: '{"a":1}' });
  expect(typedReply(permission, 'always', [])).toEqual({ type: 'allow', always: true, input: null });
  expect(typedReply(permission, 'deny', ['not', 'here'])).toEqual({ type: 'deny', reason: 'not here' });
});

test('choices are named by number, by label in any case, or in own words; commas part them only where several count', () => {
  const chosen = (...words: string[]) => typedReply(choice, 'choose', words);
  expect(chosen('2', 'white, 2')).toEqual({ type: 'choose', answers: [['Green'], ['White', 'Green']] });
  expect(chosen('blue, pale', 'GREEN')).toEqual({ type: 'choose', answers: [['blue, pale'], ['Green']] });
  expect(chosen('7', 'x')).toEqual({ type: 'choose', answers: [['7'], ['x']] });
});

test('anything else is refused with what can be typed', () => {
  for (const [form, words, input] of [
    ['maybe', []],
    ['choose', []],
    ['deny', [], '{}'],
  ] as const) {
    expect(() => typedReply(choice, form, words, input)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  }
});
