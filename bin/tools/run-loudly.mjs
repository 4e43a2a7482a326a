import { spawn } from 'node:child_process';

/** Runs a program with our own input and output. Resolves to whether it exited with 0. */
export function runLoudly(program, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}
