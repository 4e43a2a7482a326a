import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const original = join(import.meta.dirname, '..', '..', 'examples', 'bookshop');
let project: string;

beforeEach(() => {
  project = join(realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-example-'))), 'bookshop');
  cpSync(original, project, { recursive: true });
});
afterEach(() => rmSync(join(project, '..'), { recursive: true, force: true }));

type Result = { code: number | null; out: string; err: string; changed: string[] };

/** Runs a script of the copy as its route would, and says which files it created or changed. */
function run(script: string, task: string, words: string[] = [], env: Record<string, string> = {}): Result {
  const before = checksums();
  const result = spawnSync(process.execPath, [`tools/${script}.mjs`, `--task=${task}`, '--', ...words], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'test', EXAMPLE_PACE_MS: '0', ...env },
  });
  const changed = [...checksums()].filter(([file, sum]) => before.get(file) !== sum).map(([file]) => file);
  return { code: result.status, out: result.stdout, err: result.stderr, changed };
}

function checksums(): Map<string, string> {
  const files = readdirSync(project, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [path.slice(project.length + 1).replaceAll('\\', '/'), sum];
    }),
  );
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

test.each([
  ['create-schema', 'Create the schema', ['books', 'authors'], ['supabase/migrations/0002_books_authors.sql']],
  [
    'create-schema',
    'Create the schema for wish lists and wishes',
    [],
    ['supabase/migrations/0002_wish_lists_wishes.sql'],
  ],
  ['add-auth', 'Add authentication', ['google,email'], ['supabase/auth.json', 'web/app/sign-in/page.tsx']],
  ['add-component', 'Build the card', ['BookCard'], ['web/components/BookCard.tsx']],
  ['add-component', 'Create the WishButton component', [], ['web/components/WishButton.tsx']],
  ['add-component', 'Build the price tag component', [], ['web/components/PriceTag.tsx']],
  ['add-endpoint', 'Add an endpoint', ['books'], ['api/routes/books.py']],
  ['add-endpoint', 'Add an API endpoint for gift cards', [], ['api/routes/gift_cards.py']],
  ['add-page', 'Show it', ['catalogue', 'SiteHeader'], ['web/app/catalogue/page.tsx']],
  ['add-page', 'Show one book', ['books/[id]'], ['web/app/books/[id]/page.tsx']],
  ['add-page', 'Build the wish list page with SiteHeader', [], ['web/app/wish-list/page.tsx']],
  ['add-page', 'Add a page for opening hours', [], ['web/app/opening-hours/page.tsx']],
  ['add-streaming', 'Add streaming to the adviser', [], ['web/app/api/adviser/route.ts']],
  ['write-copy', 'Settle it with the editors', ['tone'], ['content/copy/tone.md']],
  ['deploy', 'Deploy it to staging', [], ['var/releases/staging.json']],
  ['sync', 'Layer sync', ['F001'], ['.claude/sync/F001.md']],
])('%s, asked “%s” with %j, writes exactly the files it speaks of', (script, task, words, files) => {
  const result = run(script, task, words);
  expect(result.err).toBe('');
  expect(result.code).toBe(0);
  expect(result.changed.sort()).toEqual([...files].sort());
});

test.each(['test', 'validate-code'])('%s passes on the untouched example and changes nothing', (script) => {
  const result = run(script, 'Check it', ['F001']);
  expect(result).toMatchObject({ code: 0, changed: [] });
});

test('a migration without DATABASE_URL fails with what to set, and goes through once it is set', () => {
  const refused = run('deploy-migration', 'Deploy the migration');
  expect(refused).toMatchObject({ code: 1, changed: [] });
  expect(refused.err).toContain('DATABASE_URL is not set: the migration has nowhere to go.');
  expect(refused.err).toContain('hint: Set DATABASE_URL under Environment, for example file:var/shop.db');

  const applied = run('deploy-migration', 'Deploy the migration', [], { DATABASE_URL: 'file:var/shop.db' });
  expect(applied).toMatchObject({ code: 0, changed: ['var/shop.db'] });
  expect(read('var/shop.db')).toContain('create table staff');

  const again = run('deploy-migration', 'Deploy the migration', [], { DATABASE_URL: 'file:var/shop.db' });
  expect(again).toMatchObject({ code: 0, changed: [] });
});

test.each(['file:../outside.db', 'file:/tmp/outside.db', 'file:', 'postgres://shop'])(
  'a migration refuses the address %s and writes nothing',
  (address) => {
    const result = run('deploy-migration', 'Deploy the migration', [], { DATABASE_URL: address });
    expect(result).toMatchObject({ code: 1, changed: [] });
    expect(existsSync(join(project, '..', 'outside.db'))).toBe(false);
  },
);

test('a table that exists is extended by a new migration, and only that one is applied next', () => {
  const env = { DATABASE_URL: 'file:var/shop.db' };
  run('create-schema', 'Create the schema', ['books']);
  run('deploy-migration', 'Deploy', [], env);
  const second = run('create-schema', 'Create the schema', ['books']);
  expect(second.changed).toEqual(['supabase/migrations/0003_books.sql']);
  expect(read('supabase/migrations/0003_books.sql')).toContain('alter table books');
  expect(run('deploy-migration', 'Deploy', [], env).out).not.toContain('applied 0002');
  expect(read('var/shop.db').match(/^-- applied /gm)).toHaveLength(3);
});

test('a page that asks for a misspelt component fails with the command that would work', () => {
  run('add-component', 'Build the card', ['BookCard']);
  const refused = run('add-page', 'Show all books', ['catalogue', 'BookCrad']);
  expect(refused).toMatchObject({ code: 1, changed: [] });
  expect(refused.err).toContain('There is no component BookCrad in web/components.');
  expect(refused.err).toContain('Give an alternate command: /nextjs-frontend:add-page catalogue BookCard');
  expect(run('add-page', 'Show all books', ['catalogue', 'BookCard']).code).toBe(0);
  expect(read('web/app/catalogue/page.tsx')).toContain("import { BookCard } from '@/components/BookCard';");
});

test('a page shows the components its task mentions when its command names only the path', () => {
  run('add-page', 'Build the wish list page with SiteHeader', ['wish-list']);
  expect(read('web/app/wish-list/page.tsx')).toContain('<SiteHeader title="wish list" />');
});

test('a second run of a command changes its file again, and a file written by hand is left alone', () => {
  run('add-component', 'Build the card', ['BookCard']);
  expect(run('add-component', 'Build the card', ['BookCard']).changed).toEqual(['web/components/BookCard.tsx']);
  expect(read('web/components/BookCard.tsx')).toContain('Revision 2');
  expect(run('add-component', 'Build the header', ['SiteHeader'])).toMatchObject({ code: 1, changed: [] });
});

test('names out of a plan never lead out of the project', () => {
  for (const [script, word] of [
    ['add-page', 'x/../../../../outside'],
    ['add-component', '../../outside'],
    ['add-endpoint', '../../outside'],
    ['write-copy', '../../../outside'],
    ['sync', '../../outside'],
  ] as const) {
    run(script, 'Do it', [word]);
  }
  expect(readdirSync(join(project, '..'))).toEqual(['bookshop']);
});

test('the layer sync fails when a finished task’s file is gone, and says which', () => {
  mkdirSync(join(project, '.claude/execution'), { recursive: true });
  const task = { description: 'Build the card', status: 'complete', files_created: ['web/components/BookCard.tsx'] };
  writeFileSync(join(project, '.claude/execution/F001.json'), JSON.stringify({ layers: { L1: { tasks: [task] } } }));
  const failed = run('sync', 'Layer sync', ['F001']);
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('web/components/BookCard.tsx is gone, but “Build the card” made it.');
  run('add-component', 'Build the card', ['BookCard']);
  expect(run('sync', 'Layer sync', ['F001'])).toMatchObject({ code: 0, err: '' });
});

test('the tests of the example fail when a page uses a component that is not there', () => {
  const page = `import { Gone } from '@/components/Gone';\nexport default () => <h1>Shop</h1>;\n`;
  writeFileSync(join(project, 'web/app/page.tsx'), page);
  expect(run('test', 'Run the tests').code).toBe(1);
  expect(run('deploy', 'Deploy it to staging')).toMatchObject({ code: 1, changed: [] });
  expect(run('validate-code', 'Check it', ['F001']).code).toBe(1);
});
