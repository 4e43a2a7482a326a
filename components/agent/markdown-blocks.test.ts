import { expect, test } from 'vitest';
import { type MarkdownNode, markdownTree } from './markdown-blocks';

const flat = (nodes: MarkdownNode[]): MarkdownNode[] => nodes.flatMap((node) => [node, ...flat(node.inside)]);
const kinds = (text: string): string[] => flat(markdownTree(text)).map(({ token }) => token.type);
const links = (text: string): (string | number | null)[] =>
  flat(markdownTree(text))
    .filter(({ token }) => token.type === 'link_open')
    .map(({ token }) => token.attrGet('href'));

test.each(['<script>alert(1)</script>', 'a <img src=x onerror=alert(1)> b', '<!-- c -->', '<svg/onload=alert(1)>'])(
  'HTML stays text: %s',
  (text) => {
    expect(kinds(text)).toEqual(['paragraph_open', 'inline', 'text']);
  },
);

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,hi)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/settings)',
  '[x]: javascript:alert(1)\n\n[x]',
  'javascript:alert(1)',
  'main.py and readme.md',
])('what does not lead to the web is no link: %s', (text) => {
  expect(links(text)).toEqual([]);
});

test('links to the web are links, and pictures are not loaded', () => {
  expect(links('[x](https://a.example/b) http://c.example')).toEqual(['https://a.example/b', 'http://c.example']);
  expect(kinds('![x](https://a.example/b.png)')).not.toContain('image');
});

test('lists, code and tables keep their order and nesting', () => {
  expect(kinds('- a\n  - b')).toEqual([
    ...['bullet_list_open', 'list_item_open', 'paragraph_open', 'inline', 'text'],
    ...['bullet_list_open', 'list_item_open', 'paragraph_open', 'inline', 'text'],
  ]);
  expect(kinds('```ts\nx\n```')).toEqual(['fence']);
  expect(kinds('|a|\n|-|\n|b|').filter((kind) => kind.startsWith('t'))).toContain('td_open');
});
