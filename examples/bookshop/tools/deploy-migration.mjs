// /supabase:deploy-migration: applies what is not applied yet to the database that DATABASE_URL names.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { migrations } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';

const example = 'Set DATABASE_URL under Environment, for example file:var/shop.db, then press Retry.';
const url = process.env.DATABASE_URL ?? '';
await say('looking for the database');
if (!url) fail('DATABASE_URL is not set: the migration has nowhere to go.', example);
if (!url.startsWith('file:'))
  fail('DATABASE_URL does not start with file:, and this example speaks to no server.', example);

// The example's database is a ledger of the SQL it has applied: enough to see what happened, nothing to install.
const ledger = relative(process.cwd(), resolve(url.slice('file:'.length)));
if (!ledger || ledger.startsWith('..') || isAbsolute(ledger)) {
  fail('DATABASE_URL names a place outside this project.', example);
}

const applied = existsSync(ledger) ? readFileSync(ledger, 'utf8') : '';
const pending = migrations().filter((file) => !applied.includes(`-- applied ${file} `));
if (!pending.length) {
  await say(`${ledger} already holds all ${migrations().length} migrations: nothing to apply`);
  process.exit(0);
}

mkdirSync(dirname(ledger), { recursive: true });
for (const file of pending) {
  const sql = readFileSync(join('supabase/migrations', file), 'utf8');
  const sum = createHash('sha256').update(sql).digest('hex').slice(0, 12);
  appendFileSync(ledger, `-- applied ${file} ${sum} at ${new Date().toISOString()}\n${sql}\n`);
  await say(`applied ${file}`);
}
await say(`${ledger} holds ${migrations().length} migrations`);
