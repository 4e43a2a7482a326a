import type { StateBlock } from 'markdown-it';

/**
 * A block rule for markdown-it that knows HTML comments and no other HTML: a task that begins with a tag stays a task,
 * a task inside a comment is none. The token's `info` is `open` when the comment is never closed.
 */
export function commentRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (!lineOf(state, startLine).startsWith('<!--')) return false;
  if (silent) return true;
  let line = startLine;
  let closed = lineOf(state, line).includes('-->');
  while (!closed && line + 1 < endLine) {
    const outdented = (state.sCount[line + 1] ?? 0) < state.blkIndent;
    if (outdented && !state.isEmpty(line + 1)) break;
    line += 1;
    closed = lineOf(state, line).includes('-->');
  }
  state.line = line + 1;
  const token = state.push('comment', '', 0);
  token.map = [startLine, state.line];
  token.info = closed ? 'closed' : 'open';
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
