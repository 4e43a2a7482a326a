import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parsePlan } from './parse-plan';
import { retick } from './retick';

const text = `# Books

## Layer 0: Ground

- [ ] Lay pipes, see [ ] on the map
  - [ ] Dig
  - [x] Fill
- [x] Pour concrete — gründlich
- Set stones
`;
const parse = (bytes: Buffer) =>
  parsePlan(bytes.toString('utf8'), {
    ...{ spec: 'F001', path: 'specs/F001/layered-tasks.md' },
    hash: createHash('sha256').update(bytes).digest('hex'),
  });
const bytes = Buffer.from(text);
const plan = parse(bytes);

test.each([
  ['ticked', ['- [ ] Lay', '- [x] Lay']],
  ['unticked', ['- [x] Pour', '- [ ] Pour']],
  ['ticked in its part', ['- [ ] Dig', '- [X] Dig']],
  ['as it was', ['', '']],
] as const)('a plan whose file is %s is what reading the file again would give', (_, [from, to]) => {
  const after = Buffer.from(text.replace(from, to));
  expect(retick(plan, bytes, after)).toEqual(parse(after));
});

describe('the file must be read again', () => {
  test.each([
    ['when a box in a text is ticked', text.replace('see [ ]', 'see [x]')],
    ['when a sign of a text changes', text.replace('Dig', 'Dip')],
    ['when a line gets a box', text.replace('- Set stones', '- [ ] Stones')],
    ['when it is shorter', text.slice(0, -1)],
    ['when a box gets another sign', text.replace('- [ ] Lay', '- [?] Lay')],
  ])('%s', (_, after) => {
    expect(retick(plan, bytes, Buffer.from(after))).toBeNull();
  });
});
