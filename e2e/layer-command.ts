import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExampleProject } from './example-project';

const script = `import { writeFileSync } from 'node:fs';
const spec = process.argv[2];
writeFileSync(\`specs/\${spec}/layered-tasks.md\`, '## Layer 0: By the command\\n\\n- [ ] Bake the bread\\n');
console.log('layered', spec);
`;

/** Installs `/iterate:tasks` and the person's own route for it: a script that layers a plan in its own way. */
export function addLayerCommand({ dir, env }: ExampleProject): void {
  const commands = join(dir, '.claude', 'commands', 'iterate');
  mkdirSync(commands, { recursive: true });
  writeFileSync(join(commands, 'tasks.md'), '---\ndescription: Layer the tasks of a spec\n---\nLayer $ARGUMENTS\n');
  writeFileSync(join(dir, 'tools', 'layer.mjs'), script);
  const projects = join(env.ASHLAR_CONFIG_DIR ?? '', 'projects');
  const [name = ''] = readdirSync(projects);
  const settings = JSON.parse(readFileSync(join(projects, name), 'utf8'));
  const argv = [process.execPath, 'tools/layer.mjs', '{args}'];
  settings.routes['/iterate:tasks'] = { argv, effect: 'files', timeoutMs: 60_000 };
  writeFileSync(join(projects, name), JSON.stringify(settings), { mode: 0o600 });
}
