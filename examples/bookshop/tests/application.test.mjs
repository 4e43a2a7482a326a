import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { contradictions, endpoints, migrations, pages } from '../tools/lib/inventory.mjs';

test('every page finds its components, and migrations are numbered without a gap', () => {
  assert.deepEqual(contradictions(), []);
  assert.ok(migrations().length > 0);
});

test('every endpoint brings a router', () => {
  for (const name of endpoints()) assert.match(readFileSync(`api/routes/${name}.py`, 'utf8'), /^router = APIRouter\(/m);
});

test('every page has one heading', () => {
  for (const page of pages()) assert.equal(readFileSync(page, 'utf8').match(/<h1>/g)?.length, 1, page);
});
