// /supabase:create-schema <table> [table …]: one new migration; tables that are there already are extended.
import { join } from 'node:path';
import { writeGenerated } from './lib/generated-file.mjs';
import { migrations, tables } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';
import { eachOf, readArguments, snake, subjectAfter } from './lib/task-words.mjs';

const { task, words } = readArguments();
const wanted = (words.length ? words : eachOf(subjectAfter(task, 'for', 'of'))).map(snake).filter(Boolean);
if (!wanted.length) fail('No table is named.', 'Name them: /supabase:create-schema books authors');

const existing = tables();
const number = String(migrations().length + 1).padStart(4, '0');
await say(`tables so far: ${existing.join(', ') || 'none'}`);

const create = (table) => `
create table ${table} (
  id bigint generated always as identity primary key,
  name text not null,
  created_at timestamptz not null default now()
);
alter table ${table} enable row level security;
`;
const extend = (table) => `
alter table ${table} add column if not exists updated_at timestamptz not null default now();
`;

const sql = wanted.map((table) => (existing.includes(table) ? extend(table) : create(table))).join('');
for (const table of wanted) await say(`${existing.includes(table) ? 'extending' : 'creating'} ${table}`);
await writeGenerated(join('supabase/migrations', `${number}_${wanted.slice(0, 3).join('_')}.sql`), task, sql);
