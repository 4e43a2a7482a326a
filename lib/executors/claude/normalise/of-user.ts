import type { Step } from '@/lib/domain/step';
import { bounded, resultMax } from './bounds';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { add, close, type Line, type ToolStep } from './reading';
import { diffOf } from './tool-diff';

/** Results of tool calls. What else comes in this voice is the prompt, which the attempt shows already. */
export function stepsOfUser(line: Line, message: Fields): Step[] {
  const blocks = listOf(fieldsOf(message.message).content).filter(isFields);
  const results = blocks.filter((block) => textOf(block.type).endsWith('tool_result'));
  const own = results.length === 1 ? message.tool_use_result : undefined;
  return results.map((block) => ofResult(line, block, { own, isRefused: isRefused(message, block) }));
}

/** Newer programs say at once that a call was refused; of older ones it is known at the end. */
const isRefused = (message: Fields, { tool_use_id: id }: Fields): boolean =>
  listOf(message.tool_result_meta)
    .map(fieldsOf)
    .some((meta) => meta.id === id && fieldsOf(meta.permission_decision).decision === 'reject');

type Known = { own: unknown; isRefused: boolean };

function ofResult(line: Line, block: Fields, known: Known): Step {
  const { reading, safe } = line;
  const id = safe(textOf(block.tool_use_id)).slice(0, 200);
  const call = reading.open.get(id) ?? unknownCall(line, id);
  const denied = known.isRefused || reading.denied.has(id);
  const state = denied ? 'denied' : block.is_error === true ? 'failed' : 'done';
  const result = bounded(withoutMarks(contentText(block.content)), resultMax, safe);
  const diff = state === 'done' ? diffOf(known.own, reading.cwd, safe) : null;
  // A result ends a row of tries as any other step does.
  reading.repeated = null;
  return close(reading, { ...call, state, result, diff });
}

/** A result whose call was never told: shown all the same. */
const unknownCall = (line: Line, id: string): ToolStep =>
  add(line, {
    ...{ type: 'tool', id, name: 'tool', title: 'Result of a tool call that was not told', input: '{}' },
    ...{ state: 'done', result: null, diff: null },
  }) as ToolStep;

function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  return listOf(content)
    .filter(isFields)
    .map((block) => (block.type === 'text' ? textOf(block.text) : `[${textOf(block.type) || 'something else'}]`))
    .join('\n');
}

/** Errors of tools come wrapped for the model. */
const withoutMarks = (text: string): string => text.replace(/^<tool_use_error>([\s\S]*)<\/tool_use_error>$/, '$1');
