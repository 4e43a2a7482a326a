import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

it('a command started below `npm start` finds the PATH and the variables of before', () => {
  const root = mkdtempSync(join(tmpdir(), 'ashlar-npm-'));
  try {
    const tool = pathToFileURL(join(fileURLToPath(new URL('.', import.meta.url)), 'without-npm.mjs')).href;
    const script = `import { withoutNpm } from ${JSON.stringify(tool)}; console.log(JSON.stringify(withoutNpm(process.env, ${JSON.stringify(root)})));`;
    writeFileSync(join(root, 'show.mjs'), script);
    writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'x', scripts: { start: 'node show.mjs' } }));
    // This test itself may run below npm, whose folders would stand on PATH already.
    const own = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
    const before = {
      PATH: ['/opt/own/node_modules/.bin', ...own].join(delimiter),
      HOME: root,
      npm_config_color: 'false',
    };
    const output = execFileSync('npm', ['start', '--silent'], { cwd: root, env: before, encoding: 'utf8' });
    const after = JSON.parse(output) as Record<string, string>;
    expect(after.PATH).toBe(before.PATH);
    expect(Object.keys(after).filter((name) => /^npm_(package|lifecycle)|INIT_CWD/.test(name))).toEqual([]);
    expect(after.npm_config_color).toBe('false');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
