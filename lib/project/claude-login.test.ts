import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claudeLogin } from './claude-login';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ashlar-login-'));
  mkdirSync(join(home, '.claude'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const without = process.platform === 'darwin' ? 'unknown' : 'no';

test('an empty home has no login, and a file that cannot be read is none', () => {
  expect(claudeLogin({ HOME: home })).toBe(without);
  writeFileSync(join(home, '.claude', 'settings.json'), '{ "apiKeyHelper": ');
  expect(claudeLogin({ HOME: home })).toBe(without);
});

test.each([
  ['.claude/.credentials.json', '{}'],
  ['.claude/settings.json', '{"apiKeyHelper":"print-key"}'],
  ['.claude/settings.json', '{"env":{"ANTHROPIC_API_KEY":"k"}}'],
  ['.claude.json', '{"primaryApiKey":"k"}'],
])('%s with %s is a login', (file, text) => {
  writeFileSync(join(home, file), text);
  expect(claudeLogin({ HOME: home })).toBe('yes');
});

test('a key or a cloud of the environment is a login, an empty variable is none', () => {
  expect(claudeLogin({ HOME: home, ANTHROPIC_API_KEY: 'k' })).toBe('yes');
  expect(claudeLogin({ HOME: home, CLAUDE_CODE_USE_BEDROCK: '1' })).toBe('yes');
  expect(claudeLogin({ HOME: home, ANTHROPIC_API_KEY: '' })).toBe(without);
});

test('a config folder of its own is looked into instead of the home', () => {
  writeFileSync(join(home, '.claude.json'), '{"primaryApiKey":"k"}');
  expect(claudeLogin({ HOME: home, CLAUDE_CONFIG_DIR: join(home, 'other') })).toBe(without);
});
