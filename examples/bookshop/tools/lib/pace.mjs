import { setTimeout as sleep } from 'node:timers/promises';

const pace = Number(process.env.EXAMPLE_PACE_MS ?? 400);

/** Says one line and gives a person time to read it: EXAMPLE_PACE_MS milliseconds, 400 unless set. */
export async function say(line) {
  console.log(line);
  await sleep(pace > 0 ? pace : 0);
}

/** Ends the command with what went wrong and what to do about it. */
export function fail(message, hint) {
  process.stderr.write(`${message}\nhint: ${hint}\n`);
  process.exit(1);
}
