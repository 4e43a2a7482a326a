import { expect, test } from 'vitest';
import { stepSchema } from '@/lib/domain/step';
import { createStepReader } from './step-reader';

/** The same numbers for the same seed, so that a failure can be seen again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const words = [
  ...['type', 'subtype', 'message', 'content', 'tool_use_id', 'id', 'name', 'input', 'text', 'tool_use_result', 'cwd'],
  ...[
    'structuredPatch',
    'filePath',
    'lines',
    'permission_denials',
    'rate_limit_info',
    'resetsAt',
    'ashlar_at',
    'todos',
  ],
  ...['parent_tool_use_id', 'attempt', 'error_status', 'retry_delay_ms', 'num_turns', 'total_cost_usd', 'questions'],
  ...['compact_metadata', 'errors', 'result', 'is_error', 'status', '__proto__', 'constructor', 'toString'],
];
const values = [
  ...['assistant', 'user', 'system', 'result', 'rate_limit_event', 'ashlar_said', 'init', 'api_retry', 'rejected'],
  ...['permission_denied', 'compact_boundary', 'tool_use', 'tool_result', 'success', 'TodoWrite', 'Edit', 'create'],
  ...['\u0000', '\ud800', '', 'x'.repeat(999), null, true, -1, 1e308, 0.5, 1e18, 1_800_000_000, '2026-01-01'],
];

function anything(random: (below: number) => number, depth: number): unknown {
  const kind = depth > 5 ? 0 : random(4);
  if (kind <= 1) return values[random(values.length)];
  const many = random(5);
  if (kind === 2) return Array.from({ length: many }, () => anything(random, depth + 1));
  const pairs = Array.from({ length: many + 2 }, () => [words[random(words.length)], anything(random, depth + 1)]);
  return Object.fromEntries(pairs);
}

/** Something with the outline of a real message, and anything in it. */
function almostMessage(random: (below: number) => number): unknown {
  const content = [{ type: ['tool_use', 'tool_result', 'text'][random(3)], id: 't', tool_use_id: 't' }];
  const known = { type: values[random(7)], subtype: values[6 + random(5)], message: { content } };
  for (const block of content) Object.assign(block, anything(random, 1));
  return { ...known, ...Object(anything(random, 3)) };
}

test('any lines at all never throw, and give steps of the form that was agreed, numbered without a gap', () => {
  const made = new Set<string>();
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomOf(seed);
    const reader = createStepReader((text) => text);
    let next = 0;
    for (let n = 0; n < 30; n++) {
      const line = JSON.stringify(random(3) ? almostMessage(random) : anything(random, 0)) ?? '';
      const cut = random(6) === 0 ? line.slice(0, random(line.length + 1)) : line;
      for (const step of reader.push(cut)) {
        made.add(step.type);
        const { error } = stepSchema.safeParse(step);
        expect(error, `seed ${seed}: ${cut}`).toBeUndefined();
        expect(step.index, `seed ${seed}: ${cut}`).toBeLessThanOrEqual(next);
        next = Math.max(next, step.index + 1);
      }
    }
  }
  expect(made.size, 'kinds of step that the lines led to').toBeGreaterThanOrEqual(6);
});
