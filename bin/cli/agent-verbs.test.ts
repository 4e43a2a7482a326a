import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { describeWithClaude } from '@/lib/executors/claude/fixtures/claude-binary';
import { type MessagesStub, startMessagesStub } from '@/lib/executors/claude/fixtures/messages-stub';
import { createPlace, type Running } from './fixtures/ashlar-process';

describeWithClaude('agents at work, from a terminal', () => {
  let place: ReturnType<typeof createPlace>;
  let stub: MessagesStub;
  let dashboard: Running | null = null;
  const ashlar = (...words: string[]) => place.run(words, { cwd: place.project });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(place.project, path)), { recursive: true });
    writeFileSync(join(place.project, path), text);
  };

  beforeEach(async () => {
    const wait = 'touch begun; until [ -e go ]; do sleep 0.1; done';
    stub = await startMessagesStub([
      {
        prompt: /Paint the fence|in green/,
        turns: [
          ({ body }) => {
            if (!existsSync(join(place.project, 'begun')))
              return { tools: [{ name: 'Bash', input: { command: wait } }] };
            return { text: JSON.stringify(body).includes('in green') ? 'Green it is.' : 'Nobody said anything.' };
          },
        ],
      },
    ]);
    place = createPlace((root) => stub.environment(join(root, 'home')));
    write('specs/F001/layered-tasks.md', '## Layer 0: Garden\n\n- Paint the fence\n');
    expect(await ashlar('trust', '--grant')).toMatchObject({ exit: 0 });
    expect(await ashlar('correct', 'F001', 'L0.1', 'prompt: Paint the fence')).toMatchObject({ exit: 0 });
  });
  afterEach(async () => {
    dashboard?.process.kill('SIGINT');
    await dashboard?.ended;
    dashboard = null;
    await stub.close();
    place.remove();
  });

  test('inbox tells what is asked, reply answers it once, say reaches the agent; each says by its exit code how it went', async () => {
    expect(await ashlar('inbox')).toMatchObject({ exit: 0, stdout: 'Nothing waits for you.\n' });
    expect(await ashlar('say', 'F001', 'L0.1', 'hello')).toMatchObject({ exit: 2 });
    dashboard = place.start(['--no-open'], place.project);
    await dashboard.until('Ashlar is ready: ');
    const run = place.start(['run', 'F001', '--json'], place.project);
    await run.until('"status":"asking"');

    const inbox = await ashlar('inbox');
    expect(inbox.exit).toBe(3);
    expect(inbox.stdout).toContain('1 thing waits for you.');
    expect(inbox.stdout).toContain('may it use Bash?');
    expect(inbox.stdout).toContain('ashlar reply F001 L0.1 allow');
    const [item] = (await ashlar('inbox', '--json')).json().items;
    expect(item).toMatchObject({ spec: 'F001', task: { key: 'L0.1', status: 'asking' }, question: { tool: 'Bash' } });

    expect(await ashlar('reply', 'F001', 'L0.1', 'allow', '--question', 'another')).toMatchObject({ exit: 2 });
    const both = await Promise.all([
      ashlar('reply', 'F001', 'L0.1', 'allow'),
      ashlar('reply', 'F001', 'L0.1', 'allow'),
    ]);
    expect(both.map(({ exit }) => exit).sort()).toEqual([0, 2]);
    await vi.waitFor(() => expect(existsSync(join(place.project, 'begun'))).toBe(true), 20_000);
    expect(await ashlar('say', 'F001', 'L0.1', 'Paint it in green.')).toMatchObject({
      exit: 0,
      stdout: 'Sent to the agent.\n',
    });
    expect(await ashlar('inbox')).toMatchObject({ exit: 0 });
    write('go', '');
    await run.ended;
    const { items } = (await ashlar('inbox', '--json')).json();
    expect(items.filter(({ task }: { task: { key: string } | null }) => task?.key === 'L0.1')).toEqual([]);
    const heard = stub.asked().map(({ body }) => JSON.stringify(body?.messages));
    expect(heard.at(-1)).toContain('Paint it in green.');
    expect(await ashlar('say', 'F001', 'L0.1', 'More?')).toMatchObject({ exit: 2 });
  }, 240_000);
});
