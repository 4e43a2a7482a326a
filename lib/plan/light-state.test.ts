import MarkdownIt, { type Token } from 'markdown-it';
import { expect, test } from 'vitest';
import { LightState } from './light-state';

const text = [
  ...['# Title', '', 'Underlined', '---', '', '- [ ] one', '  goes on', '  - deep', '    1. deeper', '', '      prose'],
  ...[
    '- two',
    '',
    '  ```ts',
    '  code',
    '  ```',
    '',
    '> quoted',
    '> - bullet',
    '',
    '***',
    '3) three',
    '4) four',
    '- - x',
  ],
].join('\n');

const taken = ['list_item_open', 'list_item_close', 'blockquote_open', 'blockquote_close', 'heading_open', 'inline'];

function tokensOf(state: typeof LightState | null) {
  const markdown = new MarkdownIt();
  if (state) markdown.block.State = state;
  const tokens: Token[] = [];
  markdown.block.parse(text, markdown, {}, tokens);
  return tokens
    .filter(({ type }) => [...taken, 'hr', 'fence'].includes(type))
    .map(({ type, tag, level, map, markup, info, content }) => ({ type, tag, level, map, markup, info, content }));
}

test('what is read of tokens is what markdown-it itself says', () => {
  expect(tokensOf(LightState)).toEqual(tokensOf(null));
  expect(new Set(tokensOf(LightState).map(({ type }) => type)).size).toBe(8);
});
