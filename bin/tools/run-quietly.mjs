import { spawn } from 'node:child_process';

/**
 * Runs a program in silence. Resolves to whether it exited with 0, and to all it printed; with `show` (the default)
 * the output of a failure is also written to stderr.
 */
export async function runQuietly(program, args, { cwd, env = process.env, show = true } = {}) {
  const chunks = [];
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(127);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  const output = Buffer.concat(chunks).toString();
  if (code !== 0 && show) process.stderr.write(output);
  return { ok: code === 0, output };
}
