import { expect, test } from 'vitest';
import { AshlarError, httpStatusOf, isAshlarError, toProblem } from './errors';
import { verbInputs } from './verbs';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return expect.unreachable();
}

test('an error of ours keeps its code, its sentence, its hint and its cause', () => {
  const cause = new Error('disk');
  const error = new AshlarError('E_X', 'It broke.', 'Mend it.', cause);
  expect(toProblem(error)).toEqual({ code: 'E_X', message: 'It broke.', hint: 'Mend it.' });
  expect(error.cause).toBe(cause);
  expect(error).toBeInstanceOf(Error);
});

test('an error of another copy of this file is known by its brand', () => {
  const foreign = Object.assign(new Error('It broke.'), {
    code: 'E_X',
    hint: null,
    [Symbol.for('ashlar.error')]: true,
  });
  expect(isAshlarError(foreign)).toBe(true);
  expect(toProblem(foreign)).toEqual({ code: 'E_X', message: 'It broke.', hint: null });
});

test('malformed input is the fault of the input, and the field is named', () => {
  const error = thrownBy(() =>
    verbInputs.correct.parse({ spec: 'F001', task: 'L0.1', answer: { kind: 'shell', text: 7 } }),
  );
  expect(toProblem(error)).toMatchObject({
    code: 'E_INPUT',
    message: expect.stringMatching(/^answer\.text: /),
    hint: null,
  });
  expect(httpStatusOf('E_INPUT')).toBe(400);
});

test.each([[new Error('odd')], ['odd'], [{ toString: (): string => 'odd' }]])(
  'anything else thrown keeps its words',
  (thrown) => {
    expect(toProblem(thrown)).toMatchObject({ code: 'E_INTERNAL', message: 'odd' });
  },
);

test.each([[undefined], [null], [0], [Symbol('odd')]])('whatever is thrown becomes a problem with words', (thrown) => {
  expect(toProblem(thrown)).toMatchObject({ code: 'E_INTERNAL', message: expect.stringMatching(/./) });
});

test.each([
  ['E_NOT_FOUND', 404],
  ['E_NO_SESSION', 401],
  ['E_NOT_TRUSTED', 403],
  ['E_CONFLICT', 409],
  ['E_INTERNAL', 500],
  ['E_SPEC_NAME', 400],
  ['constructor', 400],
])('%s answers with HTTP %i', (code, status) => {
  expect(httpStatusOf(code)).toBe(status);
});
