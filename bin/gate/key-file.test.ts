import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyFile, keyFilePath, readKeyFile, readLastStart, retireKeyFile, writeKeyFile } from './key-file';
import { newSecret } from './sessions';

let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ashlar-keys-'));
  project = join(root, 'project');
  mkdirSync(project);
  env = { ASHLAR_CONFIG_DIR: join(root, 'config') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const content = (): KeyFile => ({
  key: newSecret(),
  secret: newSecret(),
  url: 'http://127.0.0.1:4812',
  port: 4812,
  pid: process.pid,
});
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the key file', () => {
  it('is readable by its owner alone, and so is its folder, even where they were open before', () => {
    const file = keyFilePath(project, env);
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    writeFileSync(file, '{}', { mode: 0o644 });
    chmodSync(file, 0o644);
    writeKeyFile(project, env, content());
    expect([modeOf(file), modeOf(dirname(file))]).toEqual([0o600, 0o700]);
    expect(readdirSync(dirname(file))).toHaveLength(1);
  });

  it('lies outside the project, and is the same through a link to it', () => {
    const link = join(root, 'link');
    symlinkSync(project, link);
    writeKeyFile(project, env, content());
    expect(readdirSync(project)).toEqual([]);
    expect(readKeyFile(link, env)).toEqual(readKeyFile(project, env));
  });

  it('leads nowhere after the server has ended, and still knows its port and secret', () => {
    const written = content();
    writeKeyFile(project, env, written);
    retireKeyFile(project, env, written.key);
    expect(readKeyFile(project, env)).toBeNull();
    expect(readLastStart(project, env)).toMatchObject({ port: 4812, secret: written.secret, key: '' });
    expect(modeOf(keyFilePath(project, env))).toBe(0o600);
  });

  it('of another server is left alone when this one ends', () => {
    const written = content();
    writeKeyFile(project, env, written);
    retireKeyFile(project, env, newSecret());
    expect(readKeyFile(project, env)).toEqual(written);
  });

  it.each(['', '{', '[]', '{"key":"a"}', '{"key":"a","secret":"short","url":"","port":1,"pid":1}'])(
    'counts as none when it holds “%s”',
    (text) => {
      mkdirSync(dirname(keyFilePath(project, env)), { recursive: true });
      writeFileSync(keyFilePath(project, env), text);
      expect(readKeyFile(project, env)).toBeNull();
    },
  );
});
