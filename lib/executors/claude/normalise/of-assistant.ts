import type { Step } from '@/lib/domain/step';
import { bounded, inputMax, oneLine, textMax } from './bounds';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { add, type Line, type ToolStep } from './reading';
import { safeJson } from './safe-json';
import { toolTitle } from './tool-title';

/** What the agent says and does. Its thinking is its own and makes no step. */
export function stepsOfAssistant(line: Line, message: Fields): Step[] {
  const { content } = fieldsOf(message.message);
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : listOf(content).filter(isFields);
  return blocks.flatMap((block): Step[] => {
    if (block.type === 'text') return ofText(line, textOf(block.text), message.error !== undefined);
    const isCall = typeof block.type === 'string' && block.type.endsWith('tool_use') && typeof block.id === 'string';
    return isCall ? [ofCall(line, block)] : [];
  });
}

function ofText(line: Line, raw: string, isError: boolean): Step[] {
  if (raw.trim() === '') return [];
  const text = bounded(raw, textMax, line.safe);
  // Errors of the service come in the agent's voice, but are not the agent's words.
  if (isError) return [add(line, { type: 'note', text })];
  if (line.parent === null) line.reading.lastText = text.trim();
  return [add(line, { type: 'text', text })];
}

function ofCall(line: Line, block: Fields): ToolStep {
  const { reading, safe } = line;
  const input = fieldsOf(block.input);
  const id = safe(textOf(block.id)).slice(0, 200);
  const name = oneLine(textOf(block.name), safe, 100) || 'tool';
  const content = {
    ...{ type: 'tool' as const, id, name, title: toolTitle(textOf(block.name), input, reading.cwd, safe) },
    ...{ input: bounded(safeJson(block.input ?? {}, safe), inputMax, (text) => text) },
    ...{ state: 'under-way' as const, result: null, diff: null },
  };
  // A message that was sent again stands where it stood.
  const known = reading.open.get(id);
  const step = known ? { ...known, ...content } : (add(line, content) as ToolStep);
  reading.open.set(id, step);
  return step;
}
