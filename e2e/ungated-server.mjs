import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/** The pages without the gate, with a project that notes every call, for a session that nobody has. */
process.env.NODE_ENV = 'production';
// biome-ignore lint/style/noRestrictedImports: the pages are run here without the gate, and so without bin/server.
const { default: next } = await import('next');

const note = (name) => process.stdout.write(`called ${name}\n`);
globalThis[Symbol.for('ashlar.host')] = {
  ashlar: {
    call: async (verb) => note(verb),
    watch: () => note('watch'),
  },
  verifySession: () => false,
  port: 1,
  newAddress: () => note('newAddress'),
};

const app = next({ dev: false, dir: fileURLToPath(new URL('..', import.meta.url)), quiet: true });
await app.prepare();
const server = createServer(app.getRequestHandler());
server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${server.address().port}\n`));
