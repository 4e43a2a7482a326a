import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadStack } from './stack';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ashlar-stack-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), typeof content === 'string' ? content : JSON.stringify(content));
}
const project = (content: unknown): void => write('.claude/project.json', content);

describe('the stack of project.json', () => {
  it.each([
    ['a record under stack', { stack: { frontend: 'Next.js', backend: 'FastAPI', database: 'Supabase' } }],
    ['a record under tech_stack', { tech_stack: { frontend: 'Next.js', backend: 'FastAPI', db: 'Supabase' } }],
    [
      'nested entries under techStack',
      {
        techStack: {
          frontend: { framework: 'Next.js', version: '16' },
          backend: { name: 'FastAPI', description: 'the api' },
          database: { provider: 'Supabase', url: 'https://db.example' },
        },
      },
    ],
    ['fields at the top', { name: 'x', frontend: 'Next.js', backend: ['FastAPI'], database: { type: 'Supabase' } }],
  ])('is read from %s.', (_, content) => {
    project(content);
    expect(loadStack(dir).stack).toMatchObject({ frontend: 'Next.js', backend: 'FastAPI', database: 'Supabase' });
  });

  it('keeps what qualifies an entry, so that the owner of the schema is seen.', () => {
    project({ stack: { database: { provider: 'Supabase', orm: 'Prisma' }, payments: 'Stripe', tags: ['Tailwind'] } });
    const { stack } = loadStack(dir);
    expect(stack.database).toBe('Supabase (Prisma)');
    expect(stack.other).toEqual(['Stripe', 'Tailwind']);
  });

  it('is a list of names when it is an array or one line.', () => {
    project({ stack: ['Next.js', { name: 'Supabase' }] });
    expect(loadStack(dir).stack.other).toEqual(['Next.js', 'Supabase']);
    project({ technologies: 'React, FastAPI + Redis' });
    expect(loadStack(dir).stack.other).toEqual(['React', 'FastAPI', 'Redis']);
  });

  it('is never read from names that reach the prototype.', () => {
    project('{"__proto__": {"frontend": "Evil"}, "stack": {"__proto__": {"database": "Evil"}, "backend": "FastAPI"}}');
    const { stack, notes } = loadStack(dir);
    expect(stack).toEqual({ frontend: null, backend: 'FastAPI', database: null, ai: null, auth: null, other: [] });
    expect(notes.join(' ')).toContain('“__proto__”');
    expect(({} as Record<string, unknown>).frontend).toBeUndefined();
  });
});

describe('a project.json that cannot be used', () => {
  it.each([
    ['{"name": "x",\n }', '.claude/project.json:2:2 is not JSON'],
    ['', '.claude/project.json:1:1 is not JSON'],
    ['// remark\n{}', '.claude/project.json:1:1 is not JSON'],
    ['null', 'must be an object'],
    ['[1]', 'must be an object'],
    ['{"a": 1, "a": 2}', 'gives “a” twice'],
    ['{"claudeCommand": "x; touch PWNED", "env": {"LD_PRELOAD": "x.so"}}', 'sets “claudeCommand”, “env”: ignored'],
    ['{"schemaVersion": 999}', 'newer version'],
    [`{"name": "${'n'.repeat(5000)}"}`, 'too long'],
    ['{"name": "\\ud800 lone"}', 'half a character'],
  ])('is answered by a note: %#', (content, note) => {
    project(content);
    const loaded = loadStack(dir);
    expect(loaded.notes.join('\n')).toContain(note);
    expect(loaded.name.length).toBeLessThanOrEqual(120);
    expect(Buffer.from(loaded.name).toString()).toBe(loaded.name);
  });

  it('is not followed out of the project by a link.', () => {
    const outside = mkdtempSync(join(tmpdir(), 'ashlar-outside-'));
    writeFileSync(join(outside, 'project.json'), '{"name": "outside"}');
    mkdirSync(join(dir, '.claude'));
    symlinkSync(join(outside, 'project.json'), join(dir, '.claude', 'project.json'));
    const loaded = loadStack(dir);
    expect(loaded.name).not.toBe('outside');
    expect(loaded.notes.join(' ')).toContain('leads out of the folder');
    rmSync(outside, { recursive: true });
  });

  it('is not read when it is too large or nested without end.', () => {
    project(`{"name": "${' '.repeat(1024 * 1024)}"}`);
    expect(loadStack(dir).notes.join(' ')).toContain('larger than 1024 KiB');
    project(`${'['.repeat(50_000)}`);
    expect(loadStack(dir).notes.join(' ')).toContain('is not JSON');
  });
});

describe('manifests', () => {
  it('fill the fields that project.json leaves open, and nothing it states.', () => {
    project({ stack: { frontend: 'Remix' } });
    write('package.json', {
      name: 'shop',
      dependencies: { next: '1', react: '1', '@supabase/supabase-js': '2', '@prisma/client': '5', stripe: '1' },
    });
    write('backend/requirements.txt', '# fastapi is great\nfastapi[standard]==0.1\nSQLAlchemy>=2\nredis\n');
    const { stack, name } = loadStack(dir);
    expect(name).toBe('shop');
    expect(stack.frontend).toBe('Remix');
    expect(stack.backend).toBe('FastAPI');
    expect(stack.database).toBe('Supabase (Prisma, SQLAlchemy) + Redis');
    expect(stack.other).toEqual(['Stripe']);
  });

  it('are understood as pyproject.toml of both kinds.', () => {
    write('pyproject.toml', '[project]\nname = "fastapi"\ndependencies = ["django>=5", "psycopg2-binary"]\n');
    expect(loadStack(dir).stack).toMatchObject({ backend: 'Django', database: 'PostgreSQL' });
    write('pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.12"\nfastapi = "^0.1"\n');
    expect(loadStack(dir).stack.backend).toBe('FastAPI');
  });

  it('say that Next.js answers requests itself when nothing else does.', () => {
    write('package.json', { dependencies: { next: '16', react: '19' } });
    expect(loadStack(dir).stack).toMatchObject({ frontend: 'Next.js', backend: 'Next.js API routes' });
  });

  it('that are broken are named and left out.', () => {
    write('package.json', '{');
    expect(loadStack(dir).notes).toEqual(['package.json is not JSON and was left out.']);
  });

  it('that are missing leave the stack unknown and the folder as name.', () => {
    const loaded = loadStack(dir);
    expect(loaded.stack).toEqual({ frontend: null, backend: null, database: null, ai: null, auth: null, other: [] });
    expect(dir.endsWith(loaded.name)).toBe(true);
    expect(loaded.notes).toEqual([]);
  });
});
