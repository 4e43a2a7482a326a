import { expect, test } from 'vitest';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { permissionQuestion } from './permission-question';

const secrets = toSecrets(['-----BEGIN KEY-----\nabc"def\\ghi\n-----END KEY-----']);
const here = { cwd: '/p', safe: (text: string) => shown(text, secrets), now: '2026-01-01T00:00:00.000Z' };
const asked = { toolUseID: 'one' } as Parameters<typeof permissionQuestion>[2];

test('a secret of several lines, with quotes, is as hidden in what is asked as any other', () => {
  const command = `echo '${secrets.texts[0]}' > key.pem`;
  const question = permissionQuestion('Bash', { command, list: [{ deep: command }] }, asked, here);
  expect(question.editable).toBe(false);
  expect(question.input).toContain('•••');
  expect(JSON.stringify(question)).not.toMatch(/BEGIN KEY|abc|ghi/);
});

test('an input without secrets is shown whole, to be changed', () => {
  const input = { command: 'printf "a\\n"', timeout: 5 };
  const question = permissionQuestion('Bash', input, asked, here);
  expect(question).toMatchObject({ editable: true, input: JSON.stringify(input, null, 2) });
});
