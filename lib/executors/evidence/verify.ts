import type { AttemptContext, AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import type { Verification } from '@/lib/domain/verification';

type Finished = Extract<AttemptReport, { type: 'finished' }>;

/** The longest a check may take, in milliseconds, unless the attempt's own limit is shorter. */
const LIMIT_MS = 10 * 60_000;

/** Where the output of an attempt's check is, beside the attempt's own log. */
export const verifyLogOf = (logPath: string): string => `${logPath.replace(/\.log$/, '')}-verify.log`;

/**
 * Runs the person's check of an attempt that ended well, by the rules of the executor for programs: no shell, a process
 * group of its own with the attempt's tag, a time limit, ended when the attempt is. Null when it was stopped.
 */
export async function verify(
  spec: AttemptSpec,
  argv: string[],
  shell: Executor,
  { signal, left, messages }: AttemptContext,
): Promise<Verification | null> {
  const check: AttemptSpec = {
    ...spec,
    ...{ executor: 'shell', argv, effect: 'none', verify: null, prompt: null, resume: null },
    logPath: verifyLogOf(spec.logPath),
    timeoutMs: Math.min(spec.timeoutMs ?? LIMIT_MS, LIMIT_MS),
  };
  let end: Finished | undefined;
  const emit = (report: AttemptReport): void => {
    if (report.type === 'finished') end = report;
  };
  // It is short and can be run again: a server that leaves takes it along.
  const stopped = left ? AbortSignal.any([signal, leaving(left)]) : signal;
  await shell.execute(check, { signal: stopped, emit, messages });
  shell.settled?.(check);
  if (!end || end.outcome === 'cancelled' || end.outcome === 'interrupted') return null;
  const passed = end.outcome === 'succeeded';
  const message = passed ? null : (end.problem?.message ?? `it ${end.outcome}`);
  return { command: argv.join(' '), passed, message, tail: end.tail, durationMs: end.durationMs };
}

/** The same moment, told as the reason that executors know. */
function leaving(left: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort('interrupted');
  if (left.aborted) stop();
  else left.addEventListener('abort', stop, { once: true });
  return controller.signal;
}
