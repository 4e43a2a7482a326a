import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AshlarError } from '@/lib/domain/errors';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { locateSpec } from './locate-specs';
import { PLAN_BYTES_MAX } from './plan-size';
import { readPlan } from './read-plan-file';

const text = '## Layer 0: A\n- Grüße (`/init é`, a, easy)\n';
let base: string;
let project: string;
let file: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ashlar-plan-'));
  project = join(base, 'project');
  file = join(project, 'specs/F001/layered-tasks.md');
  mkdirSync(join(project, 'specs/F001'), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const read = (): Plan => readPlan(project, locateSpec(project, 'F001'));

function refusal(): { code: string; message: string; hint: string | null } {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(AshlarError);
    const { code, message, hint } = error as AshlarError;
    return { code, message, hint };
  }
  throw new Error('the plan was read');
}

describe('a plan file that is read', () => {
  test('gives spec, path and the hash of its bytes', () => {
    writeFileSync(file, text);
    expect(read()).toMatchObject({
      spec: 'F001',
      path: 'specs/F001/layered-tasks.md',
      hash: createHash('sha256').update(text).digest('hex'),
      layers: [{ tasks: [{ description: 'Grüße', args: 'é' }] }],
      diagnostics: [],
    });
  });

  test.each([
    ['a byte order mark', `\ufeff${text}`],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['no line end at the end', text.trimEnd()],
  ])('may have %s', (_, content) => {
    writeFileSync(file, content);
    const plan = read();
    writeFileSync(file, text);
    const { hash, ...same } = read();
    expect(plan).toMatchObject({ layers: same.layers, diagnostics: [] });
    expect(plan.hash).not.toBe(hash);
  });

  test('may be a link to a file inside the project', () => {
    writeFileSync(join(project, 'plan.md'), text);
    symlinkSync('../../plan.md', file);
    expect(read().layers[0]?.tasks).toHaveLength(1);
  });

  test('may be reached through a project path that is a link', () => {
    writeFileSync(file, text);
    symlinkSync(project, join(base, 'link'));
    expect(readPlan(join(base, 'link'), locateSpec(join(base, 'link'), 'F001')).path).toBe(
      'specs/F001/layered-tasks.md',
    );
  });

  test('may be empty: that stands in its diagnostics', () => {
    writeFileSync(file, '');
    expect(read().diagnostics).toMatchObject([{ code: 'E_EMPTY', line: 1 }]);
  });

  test('wins over a second one, which is named', () => {
    mkdirSync(join(project, 'specs/F001/agent-tasks'));
    writeFileSync(file, text);
    writeFileSync(join(project, 'specs/F001/agent-tasks/layered-tasks.md'), '## Layer 0: B\n- b');
    const plan = read();
    expect(plan.layers.map((layer) => layer.name)).toEqual(['A']);
    expect(plan.diagnostics).toMatchObject([{ code: 'W_TWO_FILES', severity: 'warning', line: 1 }]);
    expect(plan.diagnostics[0]?.message).toContain('specs/F001/agent-tasks/layered-tasks.md');
  });

  test('of the largest size is read, one byte more is refused before it is read', () => {
    writeFileSync(file, text);
    truncateSync(file, PLAN_BYTES_MAX + 1);
    expect(refusal()).toMatchObject({ code: 'E_TOO_LARGE', message: expect.stringContaining('over 8 MiB') });
    writeFileSync(file, text.padEnd(PLAN_BYTES_MAX - 3, '\n'));
    expect(read().layers[0]?.tasks).toHaveLength(1);
  });
});

test('reading runs nothing and writes nothing, whatever stands in the plan', () => {
  const marker = join(base, 'ran');
  const hostile = [
    ...['## Layer 0: $(touch x)', `- a (\`/init $(touch ${marker}); touch ${marker}\`, b, easy)`],
    ...[`- [ ] Task: \`touch ${marker}\``, `  - Command: touch ${marker}`, `  - Dependencies: $(touch ${marker})`],
    ...['```sh', `touch ${marker}`, '```', `<!-- touch ${marker} -->`, `### 1. [Complex] touch ${marker} (@a)`],
  ];
  writeFileSync(file, hostile.join('\n'));
  const before = readdirSync(base, { recursive: true });
  expect(planTasks(read())).toHaveLength(3);
  expect(readdirSync(base, { recursive: true })).toEqual(before);
  expect(readFileSync(file, 'utf8')).toBe(hostile.join('\n'));
});

describe('a plan file that is refused, with its name and what to do', () => {
  test('none at all', () => {
    expect(refusal()).toMatchObject({ code: 'E_NO_PLAN', hint: expect.stringContaining('/iterate:tasks F001') });
  });

  test.each([
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF-16'],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), 'line 1 holds a NUL byte'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'line 2 holds bytes'],
    ['half a character at the end', Buffer.from(`${text}é`).subarray(0, -1), 'line 3 holds bytes'],
    ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(99)]), 'not text'],
  ])('%s', (_, bytes, message) => {
    writeFileSync(file, bytes);
    const found = refusal();
    expect(found.code).toBe('E_ENCODING');
    expect(found.message).toContain('specs/F001/layered-tasks.md');
    expect(found.message).toContain(message);
    expect(found.hint).toBe('Save the file as UTF-8 text.');
  });

  test('a folder', () => {
    mkdirSync(file);
    expect(refusal()).toMatchObject({
      code: 'E_NOT_FILE',
      message: 'specs/F001/layered-tasks.md is a folder, not a regular file.',
    });
  });

  test.skipIf(process.platform === 'win32')('a named pipe, without waiting for its writer', () => {
    execFileSync('mkfifo', [file]);
    expect(refusal()).toMatchObject({ code: 'E_NOT_FILE', message: expect.stringContaining('a named pipe') });
  });

  test.skipIf(process.platform === 'win32')('a link to a named pipe', () => {
    execFileSync('mkfifo', [join(project, 'pipe')]);
    symlinkSync('../../pipe', file);
    expect(refusal().code).toBe('E_NOT_FILE');
  });

  test('a link to nothing', () => {
    symlinkSync('nowhere.md', file);
    expect(refusal()).toMatchObject({ code: 'E_NOT_FILE', message: expect.stringContaining('a link to nothing') });
  });

  test('a link out of the project, also to a folder whose name begins alike', () => {
    writeFileSync(join(base, 'outside.md'), text);
    mkdirSync(join(base, 'project-evil'));
    writeFileSync(join(base, 'project-evil/plan.md'), text);
    for (const target of ['../../../outside.md', join(base, 'project-evil/plan.md'), '/etc/passwd']) {
      rmSync(file, { force: true });
      symlinkSync(target, file);
      expect(refusal()).toMatchObject({
        code: 'E_PATH_ESCAPE',
        message: expect.stringContaining('specs/F001/layered-tasks.md'),
      });
    }
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', () => {
    writeFileSync(file, text);
    chmodSync(file, 0);
    expect(refusal()).toMatchObject({
      code: 'E_PERM',
      message: expect.stringContaining('specs/F001/layered-tasks.md'),
    });
  });

  test('a file that has gone since it was located', () => {
    writeFileSync(file, text);
    const location = locateSpec(project, 'F001');
    rmSync(file);
    expect(() => readPlan(project, location)).toThrow(expect.objectContaining({ code: 'E_NOT_FILE' }));
  });
});
