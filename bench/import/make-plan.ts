const verbs = ['Create', 'Add', 'Implement', 'Write', 'Set up', 'Refactor', 'Document', 'Test', 'Deploy', 'Validate'];
const things = [
  ...['orders table', 'login page', 'search endpoint', 'invoice export', 'rate limiter', 'payment webhook'],
  ...['profile form', 'audit log', 'image upload', 'email template', 'role policy', 'product catalogue'],
  ...['session store', 'nightly backup', 'error boundary', 'feature flag', 'report query', 'chat history'],
];
const manners = [
  'with tests',
  'behind a flag',
  'for admins',
  'in the shop',
  'as a draft',
  'with retries',
  'per tenant',
  '',
];
const areas = ['billing', 'catalogue', 'accounts', 'support', 'shipping', 'analytics', 'content', 'mail'];
const notes = [
  'Keep the old route until clients have moved.',
  'Ask the team before the schema is final.',
  'See the sketch.',
];

/** A plan of `count` tasks in four layers, no text twice; every tenth has parts, every twentieth notes and fields. */
export function makePlan(count: number): string {
  const pick = picker(count);
  const lines = ['# Shop', ''];
  for (let layer = 0; layer < 4; layer++) {
    lines.push(`## Layer ${layer}: ${['Infrastructure', 'Core Services', 'Features', 'Integration'][layer]}`, '');
    const from = Math.floor((count * layer) / 4);
    const to = Math.floor((count * (layer + 1)) / 4);
    for (let n = from; n < to; n++) {
      const done = n % 7 === 0 ? 'x' : ' ';
      lines.push(
        `- [${done}] ${pick(verbs)} ${pick(things)} ${n} ${pick(manners)} in ${pick(areas)}`.replace('  ', ' '),
      );
      if (n % 10 === 0) lines.push(`  - [ ] ${pick(verbs)} its ${pick(things)}`, '  - [ ] Review it');
      if (n % 20 === 0) lines.push(`  - Agent: ${pick(areas)}`, `  ${pick(notes)}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** The same plan with about three tasks in ten edited. */
export function editPlan(text: string): string {
  let n = 0;
  return text.replace(/^- \[.\] .*$/gm, (line) => (n++ % 10 < 3 ? `${line} and its owner` : line));
}

/** Choices that are the same in every run. */
function picker(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[state % list.length] as (typeof list)[number];
  };
}
