import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePlan } from './make-plan';
import { SPEC } from './read-steps';

// An entry of its own: the process that makes a plan has garbage that must not count for one that reads it.

/** Writes a project with one plan of so many tasks, some commands and a stack. Returns the bytes of the plan. */
export function makeProject(project: string, tasks: number): number {
  const text = makePlan(tasks);
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  };
  write(`specs/${SPEC}/layered-tasks.md`, text);
  write('.claude/project.json', '{"name":"shop","stack":{"frontend":"Next.js","database":"Supabase"}}');
  const commands = ['supabase/create-schema', 'nextjs-frontend/add-page', 'testing/test', 'deployment/deploy'];
  for (const name of commands) write(`.claude/commands/${name}.md`, `---\ndescription: ${name}\n---\nDo $ARGUMENTS\n`);
  return Buffer.byteLength(text);
}
