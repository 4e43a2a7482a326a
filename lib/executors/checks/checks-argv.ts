/**
 * Runs checks one after another and ends with the first that does not pass, which it names in its last line. Each is
 * started from its own list of words, without a shell, and shares the output.
 */
const program = `
const { spawnSync } = require('node:child_process');
const { writeSync } = require('node:fs');
for (const { line, argv: [name, ...args] } of JSON.parse(process.argv[1])) {
  writeSync(1, '$ ' + line + '\\n');
  const { status, signal, error } = spawnSync(name, args, { stdio: 'inherit' });
  if (status === 0) continue;
  const how = error ? (error.code === 'ENOENT' ? name + ' was not found' : error.message) : signal ? 'ended by ' + signal : 'exit code ' + status;
  writeSync(1, 'Check failed: ' + line + ' (' + how + ')\\n');
  process.exit(status || 1);
}
`;

export type Check = { line: string; argv: string[] };

/** The program and arguments that run checks one after another, by the Node that runs this. One alone runs as it is. */
export function checksArgv(checks: readonly Check[]): string[] {
  const [only] = checks;
  if (only && checks.length === 1) return only.argv;
  return [process.execPath, '-e', program, '--', JSON.stringify(checks)];
}
