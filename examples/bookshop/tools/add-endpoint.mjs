// /fastapi-backend:add-endpoint <resource>: a router under api/routes, which api/main.py finds by itself.
import { writeGenerated } from './lib/generated-file.mjs';
import { endpoints, tables } from './lib/inventory.mjs';
import { fail, say } from './lib/pace.mjs';
import { eachOf, kebab, readArguments, snake, subjectAfter, subjectBefore } from './lib/task-words.mjs';

const { task, words } = readArguments();
const named = words.join(' ') || eachOf(subjectAfter(task, 'for', 'of'))[0] || subjectBefore(task, 'endpoint');
const resource = snake(named ?? '');
if (!resource) fail('The endpoint has no resource.', 'Name it: /fastapi-backend:add-endpoint books');

await say(`endpoints so far: ${endpoints().join(', ')}`);
if (!tables().includes(resource)) await say(`note: no migration creates a table ${resource} yet`);
await writeGenerated(
  `api/routes/${resource}.py`,
  task,
  `
from fastapi import APIRouter

router = APIRouter(prefix="/${kebab(resource)}", tags=["${kebab(resource)}"])


@router.get("")
def list_${resource}() -> list[dict[str, str]]:
    return []


@router.get("/{id}")
def read_${resource}(id: int) -> dict[str, int]:
    return {"id": id}
`,
);
await say(`GET /${kebab(resource)} and GET /${kebab(resource)}/{id}`);
