import MarkdownIt, { type Token } from 'markdown-it';

/** Tokens that say nothing their neighbours do not say: nobody takes them, so one stands for all. */
const idle = new Set([
  ...['paragraph_open', 'paragraph_close', 'heading_close'],
  ...['bullet_list_open', 'bullet_list_close', 'ordered_list_open', 'ordered_list_close'],
]);

/** What of a token is read here. markdown-it's own has a dozen fields more, and making them costs as much as all parsing. */
class LightToken {
  type: string;
  tag: string;
  level = 0;
  map: [number, number] | null = null;
  markup = '';
  info = '';
  content = '';
  attrs: [string, string][] | null = null;
  children: Token[] | null = null;

  constructor(type: string, tag: string) {
    this.type = type;
    this.tag = tag;
  }
}

const unread = new LightToken('', '') as Token;

/** markdown-it's state of block rules, with tokens that are made quickly; what no reader takes is not handed on. */
export class LightState extends MarkdownIt.StateBlock {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    if (nesting < 0) this.level -= 1;
    const { level } = this;
    if (nesting > 0) this.level += 1;
    if (idle.has(type)) return unread;
    const token = new LightToken(type, tag) as Token;
    token.level = level;
    this.tokens.push(token);
    return token;
  }
}
