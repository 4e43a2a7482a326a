import MarkdownIt, { type Token } from 'markdown-it';
import type { Block } from './block';
import { BlockCollector } from './block-collector';
import { commentRule } from './comment-rule';
import { LightState } from './light-state';
import type { PlanLines } from './plan-lines';

const NESTING_MAX = 100;

const markdown = new MarkdownIt({ maxNesting: NESTING_MAX });
markdown.block.State = LightState;
// Indented code would swallow badly indented bullets; reference definitions and tables would hide lines, and the
// former cost quadratic time on hostile files.
markdown.block.ruler.disable(['code', 'reference', 'table']);
markdown.block.ruler.at('html_block', commentRule, { alt: ['paragraph', 'reference', 'blockquote'] });

/**
 * Hands tokens on as soon as they are complete instead of keeping them: a plan of 100,000 tasks makes half a million.
 * markdown-it fills a token in after pushing it, so each waits for its successor.
 */
class TokenStream extends Array<Token> {
  waiting: Token | null = null;
  receive: (token: Token) => void = () => {};

  override push(token: Token): number {
    this.flush();
    this.waiting = token;
    return this.length;
  }

  flush(): void {
    if (this.waiting) this.receive(this.waiting);
    this.waiting = null;
  }
}

/** Reads the block structure of a plan: headings, bullets with their depth, prose, and what is kept whole. */
export function readBlocks(lines: PlanLines): Block[] {
  const collector = new BlockCollector(lines);
  const stream = new TokenStream();
  stream.receive = (token) => collector.take(token);
  markdown.block.parse(lines.structure.join('\n'), markdown, {}, stream);
  stream.flush();
  return collector.blocks;
}
