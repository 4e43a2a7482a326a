import { bounded, inputMax, oneLine, resultMax } from '@/lib/executors/claude/normalise/bounds';
import type { Fields } from '@/lib/executors/claude/normalise/fields';
import { add, close, type Line, type ToolStep } from '@/lib/executors/claude/normalise/reading';
import { safeJson } from '@/lib/executors/claude/normalise/safe-json';
import { toolTitle } from '@/lib/executors/claude/normalise/tool-title';
import { countRefusal, type Told } from './told';

type Call = {
  id: string;
  name: string;
  input: Fields /** Its name where titles are known by other names. */;
  as?: string;
};

/** A tool call that began, or is told again as it is by now. */
export function callStep(line: Line, told: Told, { id, name, input, as = name }: Call): ToolStep {
  const { reading, safe } = line;
  const key = safe(id).slice(0, 200);
  const content = {
    ...{ type: 'tool' as const, id: key, name: oneLine(name, safe, 100) || 'tool' },
    ...{ title: toolTitle(as, input, reading.cwd, safe), input: bounded(safeJson(input, safe), inputMax, plain) },
    ...{ state: 'under-way' as const, result: null, diff: null },
  };
  const known = reading.open.get(key);
  if (!known) told.facts.toolCalls += 1;
  const step = known ? { ...known, ...content } : (add(line, content) as ToolStep);
  reading.open.set(key, step);
  return step;
}

/** A tool call that ended. One that was refused counts against the attempt. */
export function endedStep(line: Line, told: Told, call: ToolStep, state: ToolStep['state'], result: string): ToolStep {
  const { reading, safe } = line;
  if (state === 'denied') countRefusal(told, call.title);
  reading.repeated = null;
  return close(reading, { ...call, state, result: result === '' ? null : bounded(result, resultMax, safe) });
}

/** Whether a tool's error says that the call was not allowed, not that it went wrong. */
export function tellsOfRefusal(text: string): boolean {
  return /rejected permission|user rejected|permission denied by|denied by (?:policy|user)|requires? (?:user )?(?:approval|confirmation)|not allowed (?:in|by)|policy[_ ]violation|rule which prevents|tool .{0,60}(?:is not available|not found in registry|not registered)/i.test(
    text,
  );
}

const plain = (text: string): string => text;
