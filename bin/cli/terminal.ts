import type { Problem } from '@/lib/domain/errors';
import { createStyle, type Style, wantsColour } from './style';
import { visibleText } from './visible-text';

/** Where a verb writes. Answers go to stdout, remarks and errors to stderr. */
export type Terminal = {
  /** `--json`: stdout carries JSON alone, one document or one event a line. */
  json: boolean;
  /** A person looks at stdout. */
  interactive: boolean;
  columns: () => number;
  style: Style;
  out: (text: string) => void;
  line: (text: string) => void;
  document: (value: unknown) => void;
  remark: (text: string) => void;
  problem: (problem: Problem) => void;
};

/** Lines that go to a file or a pipe may be long, but not without end. */
const COLUMNS_OF_LOGS = 160;

type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number };

export type TerminalStreams = { stdout: Stream; stderr: Stream };

export function createTerminal(options: TerminalStreams & { env: NodeJS.ProcessEnv; json: boolean }): Terminal {
  const { stdout, stderr, env, json } = options;
  const errorStyle = createStyle(wantsColour(stderr, env));
  const terminal: Terminal = {
    json,
    interactive: stdout.isTTY === true && env.TERM !== 'dumb' && !json,
    columns: () => stdout.columns ?? COLUMNS_OF_LOGS,
    style: createStyle(!json && wantsColour(stdout, env)),
    out: (text) => void stdout.write(text),
    line: (text) => void stdout.write(`${text}\n`),
    document: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    remark: (text) => void stderr.write(`${text}\n`),
    problem: (problem) => {
      if (json) return terminal.document({ error: problem });
      stderr.write(`${errorStyle('bad', 'error:')} ${visibleText(problem.message)}\n`);
      for (const { key, line, message, nearest } of problem.dead ?? []) {
        const near = nearest.length ? ` Nearest: ${nearest.slice(0, 3).join(', ')}` : '';
        stderr.write(`  ${key} (line ${line})  ${visibleText(message)}${near}\n`);
      }
      if (problem.hint) stderr.write(`${errorStyle('quiet', 'hint:')}  ${visibleText(problem.hint)}\n`);
    },
  };
  return terminal;
}
