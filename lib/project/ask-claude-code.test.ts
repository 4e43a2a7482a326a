import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClaudeCodeSource } from './ask-claude-code';

let base: string;
let project: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-ask-')));
  project = join(base, 'project');
  mkdirSync(join(project, '.claude', 'commands'), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true, maxRetries: 5 }));

/** Puts a program named `claude` in a folder; it answers each line on stdin by `body`. */
function put(folder: string, body: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'claude');
  const script = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
writeFileSync(${JSON.stringify(join(base, 'started'))}, JSON.stringify({ args: process.argv.slice(2), env: process.env, cwd: process.cwd() }));
process.stdin.setEncoding('utf8').on('data', (text) => { const message = JSON.parse(text); ${body} });
`;
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return folder;
}
const answer = (response: string) =>
  `console.log(JSON.stringify({ type: 'control_response', response: { request_id: message.request_id, subtype: 'success', response: ${response} } }));`;
const commands = `[{ name: 'x:add', description: 'Adds\\n it', argumentHint: '<n>', aliases: ['x:nice', 'a b'] }, { name: 'no good' }]`;

function ask(path: string[], { trusted = true, signal = new AbortController().signal, env = {} } = {}) {
  const all = {
    PATH: path.join(delimiter),
    HOME: base,
    NODE_ENV: 'test' as const,
    ANTHROPIC_API_KEY: 'secret',
    ...env,
  };
  return createClaudeCodeSource(project, all, () => trusted).ask(signal);
}

describe('asking Claude Code for its commands', () => {
  it('greets the program in PATH, with hooks and MCP servers off and no key, and takes what it lists.', async () => {
    const bin = put(join(base, 'bin'), answer(`{ claude_code_version: '9.9.9', commands: ${commands} }`));
    expect(await ask(['relative', join(base, 'none'), bin])).toEqual({
      from: 'Claude Code 9.9.9',
      commands: [{ command: '/x:add', description: 'Adds it', argumentHint: '<n>', aliases: ['/x:nice'] }],
    });
    const started = JSON.parse(readFileSync(join(base, 'started'), 'utf8'));
    expect(started.args).toContain('--strict-mcp-config');
    expect(started.args).toContain('{"disableAllHooks":true}');
    expect(started.env.ANTHROPIC_API_KEY).toBeUndefined();
    expect(started.cwd).toBe(project);
  });

  it('starts nothing for an untrusted project, and no program that lies in the project.', async () => {
    const own = put(join(project, 'node_modules', '.bin'), answer(`{ commands: ${commands} }`));
    expect(await ask([own])).toBeNull();
    expect(await ask([put(join(base, 'bin'), answer(`{ commands: [] }`))], { trusted: false })).toBeNull();
    expect(existsSync(join(base, 'started'))).toBe(false);
  });

  it.each([
    ['that is not there', null],
    ['that ends at once', 'process.exit(3);'],
    ['that speaks of something else', `console.log('{"type":"system"}'); console.log('not JSON'); process.exit(0);`],
    ['that lists nothing', `${answer('{ models: [] }')} process.exit(0);`],
    ['that never stops talking', `setInterval(() => console.log('x'.repeat(1 << 20)), 0);`],
  ])('gives no answer for a program %s.', async (_, body) => {
    expect(await ask(body === null ? [] : [put(join(base, 'bin'), body)])).toBeNull();
  });

  it('does not wait for a program that hangs once nobody wants the answer.', async () => {
    const stop = new AbortController();
    const asking = ask([put(join(base, 'bin'), '')], { signal: stop.signal });
    stop.abort();
    expect(await asking).toBeNull();
  });

  const real = process.env.ASHLAR_CLAUDE_DIR;
  it.skipIf(!real)(
    'is understood by the real Claude Code named in ASHLAR_CLAUDE_DIR, without its hooks running.',
    async () => {
      writeFileSync(join(project, '.claude', 'commands', 'own.md'), '---\ndescription: Mine\n---\nx');
      const hook = { hooks: [{ type: 'command', command: `touch ${join(base, 'hooked')}` }] };
      writeFileSync(join(project, '.claude', 'settings.json'), JSON.stringify({ hooks: { SessionStart: [hook] } }));
      const heard = await ask([real ?? '', process.env.PATH ?? '']);
      expect(heard?.from).toMatch(/^Claude Code/);
      expect(heard?.commands.find(({ command }) => command === '/own')?.description).toContain('Mine');
      expect(existsSync(join(base, 'hooked'))).toBe(false);
    },
    60_000,
  );
});
