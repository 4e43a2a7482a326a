import type { Block, HeadingBlock } from './block';
import { readHeading } from './dialects/dialects';
import { readNamedHeading } from './named-heading';
import { visible } from './visible-text';

const prefix = /^(?:feature|layered tasks|tasks|implementation plan|plan|spec)(?:\s+for\s|\s*[:–—]|\s+-\s)\s*/i;
/** What goes on with the word before it: `chat-bot` does not begin with the word `chat`. */
const insideWord = /^-?[\p{L}\p{N}_]/u;

/** The first main heading that is no layer. */
export function titleHeading(blocks: readonly Block[]): HeadingBlock | null {
  const found = blocks.find((block) => block.kind === 'heading' && isTitle(block));
  return found?.kind === 'heading' ? found : null;
}

/** The title without words such as `Feature:`, or the spec's name. */
export function planTitle(heading: HeadingBlock | null, spec: string): string {
  const text = heading?.head.text.trim() ?? '';
  return visible(withoutName(text.replace(prefix, ''), spec) || text || spec);
}

function isTitle({ level, depth, head }: HeadingBlock): boolean {
  if (level !== 1 || depth > 0 || head.text.trim() === '') return false;
  return !readHeading(head.text) && !readNamedHeading(head.text, level);
}

/** The text after the spec's name, if it begins with just that word: `F001` is no part of `F0012`. */
function withoutName(text: string, spec: string): string {
  if (!text.startsWith(spec)) return text;
  const rest = text.slice(spec.length);
  return insideWord.test(rest) ? text : rest.replace(/^\s*[:–—-]?\s*/, '') || text;
}
