import MarkdownIt, { type Token } from 'markdown-it';

/** A piece of Markdown with what stands in it. */
export type MarkdownNode = { token: Token; inside: MarkdownNode[] };

// No HTML, no images, and only links that say themselves where they lead: `main.py` is no address.
const parser = new MarkdownIt({ html: false, linkify: true }).disable('image');
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
parser.validateLink = (url) => /^https?:\/\//i.test(url);

/** Foreign Markdown as a tree. Nothing in it can become an element other than those that the page draws itself. */
export const markdownTree = (text: string): MarkdownNode[] => treeOf(parser.parse(text, {}));

function treeOf(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: MarkdownNode[][] = [root];
  for (const token of tokens) {
    if (token.nesting < 0) {
      if (open.length > 1) open.pop();
      continue;
    }
    const node: MarkdownNode = { token, inside: token.type === 'inline' ? treeOf(token.children ?? []) : [] };
    open.at(-1)?.push(node);
    if (token.nesting > 0) open.push(node.inside);
  }
  return root;
}
