import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { splitArgv, splitWords } from './argv';

/** What a real shell makes of the same line. */
function shellArgv(text: string): string[] {
  const program = `${JSON.stringify(process.execPath)} -e 'console.log(JSON.stringify(process.argv.slice(1)))' --`;
  // On one line with the program: a line break before the text would run it.
  return JSON.parse(execFileSync('/bin/sh', ['-c', `${program} ${text.trimStart()}`], { encoding: 'utf8' }));
}

test.each([
  ['npm test'],
  ['  npm   run\ttest  '],
  [`git commit -m "two words" 'and three more'`],
  [`echo a"b c"d'e f'`],
  [`echo "" ''`],
  [`echo it\\'s a\\ b \\\\`],
  [`grep "\\d+\\.js" 'a\\d'`],
  [`echo "say \\"hi\\" for \\$5 \\\\ \\\`now\\\`"`],
  [`echo 'single $HOME | ; & $(x)'`],
  [`echo "a | b > c; d & (e)"`],
  ['npm run \\\n  build'],
  [`echo "line one\nline two"`],
  ['npm test\n'],
  ['\n npm test \n\n'],
  ['echo trailing\\ '],
  [`echo '--from=src/**/none*here' "what?" "[a-z]" \\*.ts \\[ab] '~/x' \\~`],
  ['[ a = b ]'],
  ['curl -d list[]=1 a~ -x=~ FOO=1'],
  [`'FOO'=1`],
  ['FOO-BAR=1 2=3'],
  ['echo größe 日本 🎉'],
])('%j is split as a shell would split it', (text) => {
  expect(splitArgv(text)).toEqual({ ok: true, argv: shellArgv(text) });
});

test('a price and a lone dollar are text', () => {
  expect(splitArgv('echo $5 5$ "costs $"')).toEqual({ ok: true, argv: ['echo', '$5', '5$', 'costs $'] });
});

test.each([
  ['a | b', '“|”'],
  ['a && b', '“&”'],
  ['a; touch PWNED', '“;”'],
  ['a > out.txt', '“>”'],
  ['a < in.txt', '“<”'],
  ['(a)', '“(”'],
  ['echo $(touch PWNED)', '“$”'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a shell would replace
  ['echo ${HOME}', '“$”'],
  ['echo $HOME', '“$”'],
  ['echo $?', '“$”'],
  ['echo `touch PWNED`', '“`”'],
  ['echo "$(touch PWNED)"', '“$”'],
  ['echo "in $HOME"', '“$”'],
  ['echo "`touch PWNED`"', '“`”'],
  ['CI=1 npm test', '“CI=”'],
  [' FOO="a b" npm test', '“FOO=”'],
  ['rm *.log', '“*”'],
  ['npm test src/**/x.test.ts', '“*”'],
  ['ls "a b"*', '“*”'],
  ['ls file?', '“?”'],
  ['ls file[0-9]', '“[…]”'],
  [`ls ["ab"]`, '“[…]”'],
  ['ls ~', '“~”'],
  ['~/bin/tool', '“~”'],
  ['npm test\nrm -rf src', 'A second line'],
  ['npm test\r\nrm -rf src', 'A second line'],
])('%j is refused and %s is named, because nothing would carry it out', (text, named) => {
  const result = splitArgv(text);
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining(`${named} needs a shell`) });
});

test.each([
  ['', 'empty'],
  ['  \n ', 'empty'],
  ['echo "open', 'quote " is not closed'],
  ["echo 'open", "quote ' is not closed"],
  ['echo a\0b', 'NUL'],
  ['echo "a\\\0b"', 'NUL'],
])('%j is refused with a reason', (text, reason) => {
  expect(splitArgv(text)).toMatchObject({ ok: false, message: expect.stringContaining(reason) });
});

test('an empty quoted argument stays an argument', () => {
  expect(splitArgv(`''`)).toEqual({ ok: true, argv: [''] });
});

test('the arguments of a slash command are words: patterns, questions and an equals sign are text there', () => {
  expect(splitWords('NAME=1 products/[id] *.ts why? ~ "two words"')).toEqual({
    ok: true,
    argv: ['NAME=1', 'products/[id]', '*.ts', 'why?', '~', 'two words'],
  });
  expect(splitWords('a | b')).toMatchObject({ ok: false });
});
