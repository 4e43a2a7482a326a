import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { routeSchema } from '@/lib/domain/project';
import { buildRouteArgv } from './route-argv';

const build = (argv: string[], text: Partial<Parameters<typeof buildRouteArgv>[1]> = {}) =>
  buildRouteArgv(routeSchema.parse({ argv }), { args: '', task: 'A task', spec: 'F001', prompt: null, ...text });

describe('the arguments of a route', () => {
  it.each<[string[], string, string[]]>([
    [['make', '{args}'], 'one "two three" four', ['make', 'one', 'two three', 'four']],
    [['make', '{args}', 'end'], '', ['make', 'end']],
    [['make', '{argline}'], 'one "two three"', ['make', 'one "two three"']],
    [['make', '--name={argline}', '{spec}'], 'a b', ['make', '--name=a b', 'F001']],
    [['make', 'task: {task}'], '', ['make', 'task: A task']],
    [['make', '{args}'], '--mobile', ['make', '--mobile']],
    [['make', '{args}'], 'products/[id] why?', ['make', 'products/[id]', 'why?']],
    [['make', '{print}', '{'], '', ['make', '{print}', '{']],
  ])('%j with %j are %j.', (argv, args, expected) => {
    expect(build(argv, { args })).toEqual({ ok: true, argv: expected });
  });

  it('hand hostile text to the program as one plain argument.', () => {
    const task = '$(touch PWNED); `id` | "x" \' & \\ $& {spec}';
    const result = build([process.execPath, '-e', 'process.stdout.write(process.argv[1])', '{task}'], { task });
    if (!result.ok) throw new Error(result.problem.message);
    const [program = '', ...rest] = result.argv;
    expect(execFileSync(program, rest, { encoding: 'utf8' })).toBe(task);
  });

  it('carry a prompt only in routes for prompts.', () => {
    expect(build(['agent', '{prompt}'], { prompt: 'Do it' })).toEqual({ ok: true, argv: ['agent', 'Do it'] });
    expect(build(['agent', '{prompt}'])).toMatchObject({ ok: false, problem: { code: 'E_ROUTE' } });
  });

  it('never let the text choose the program.', () => {
    expect(build(['{task}', 'x'], { task: 'sh' })).toMatchObject({ ok: false, problem: { code: 'E_ROUTE' } });
    expect(build(['{args}'], { args: 'sh -c id' })).toMatchObject({ ok: false, problem: { code: 'E_ROUTE' } });
  });

  it('never let text of the plan become an option.', () => {
    const task = '--upload-pack=evil';
    expect(build(['git', '{task}'], { task })).toMatchObject({ ok: false, problem: { code: 'E_ARGS' } });
    expect(build(['agent', '{prompt}'], { prompt: '-x' })).toMatchObject({ ok: false, problem: { code: 'E_ARGS' } });
    expect(build(['git', '--', '{task}'], { task })).toEqual({ ok: true, argv: ['git', '--', task] });
    expect(build(['git', '-m', 'task: {task}'], { task })).toMatchObject({ ok: true });
  });

  it.each(['a | b', 'say "hi', 'x $HOME', 'a\0b'])('that need a shell or cannot be split are refused: %j', (args) => {
    const result = build(['make', '{args}'], { args });
    expect(result).toMatchObject({ ok: false, problem: { code: 'E_ARGS', hint: expect.any(String) } });
  });

  it('refuse a NUL character wherever it comes from.', () => {
    expect(build(['make', '{task}'], { task: 'a\0b' })).toMatchObject({ ok: false, problem: { code: 'E_ARGS' } });
  });
});
