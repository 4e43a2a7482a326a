import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each would change the title or set `hit` if any page took it for anything but text. */
export const hostileTexts = [
  '<script>document.title="hit";window.hit=1</script>',
  '<img src=x onerror="document.title=\'hit\';window.hit=1">',
  '<svg onload="window.hit=1"><a href="javascript:window.hit=1">go</a></svg>',
  '"><iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '[go](javascript:window.hit=1) ![x](http://127.0.0.1:9/leak.png)',
  '{{constructor.constructor("window.hit=1")()}} `{window.hit=1}` </title><base href="//evil.test">',
] as const;

const [script, image, svg, frame, link, template] = hostileTexts;

/** A project whose every text is hostile: plan, layers, tasks, commands and the project's own name. */
export function addHostileProject(dir: string): string {
  const spec = '900-hostile';
  mkdirSync(join(dir, 'specs', spec), { recursive: true });
  writeFileSync(
    join(dir, 'specs', spec, 'layered-tasks.md'),
    `# Layered Tasks: ${script}

**Spec**: ${spec}

## Layer 0: Infrastructure ${image}

- [ ] Create the table ${svg}
  - detail ${frame}
- [ ] Print ${script} ${link}
- [ ] Write a file ${template}

## Layer 1: ${frame}

- [ ] Add a button ${image}
`,
  );
  const commands = join(dir, '.claude', 'commands', 'hostile');
  mkdirSync(commands, { recursive: true });
  const description = JSON.stringify(`Adds a button ${script} ${image} ${svg}`);
  writeFileSync(
    join(commands, 'add-button.md'),
    `---\ndescription: ${description}\nargument-hint: ${JSON.stringify(`<name> ${image}`)}\n---\n\n${script}\n`,
  );
  writeFileSync(join(dir, '.claude', 'project.json'), JSON.stringify({ name: script, frontend: image, database: svg }));
  // What a command writes and the names of the files it makes are foreign too.
  writeFileSync(
    join(dir, 'say.mjs'),
    `import { writeFileSync } from 'node:fs';
for (const text of ${JSON.stringify(hostileTexts)}) {
  console.log(text);
  console.error('\\u001b]8;;javascript:window.hit=1\\u0007' + text + '\\u001b]8;;\\u0007');
}
writeFileSync(${JSON.stringify("<img src=x onerror='window.hit=1'>.txt")}, ${JSON.stringify(script)});
process.exitCode = Number(process.argv[2] ?? 0);
`,
  );
  return spec;
}
