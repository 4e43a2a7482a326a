import { expect, test } from 'vitest';
import { splitArgv } from './argv';
import { argvText } from './argv-text';

test.each([
  [['npm', 'test']],
  [['go', 'test', './...']],
  [['echo', 'two words', "it's", '', '$HOME', '*', 'A=b', 'a\nb', '"', '\\', ';', 'ä']],
  [['A=b', 'c']],
])('a command line reads back as the words it was made of: %j', (argv) => {
  expect(splitArgv(argvText(argv))).toEqual({ ok: true, argv });
});
