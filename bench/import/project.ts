import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makePlan } from './make-plan';
import { SPEC } from './read-steps';

/** Works in a project with one plan of so many tasks, some commands and a stack; then takes it away. */
export function withProject<T>(tasks: number, work: (project: string, bytes: number) => T): T {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-bench-')));
  try {
    return work(project, makeProject(project, tasks));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Returns the bytes of the plan. Its text is let go of before anything is measured. */
function makeProject(project: string, tasks: number): number {
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
