import type {
  AttemptContext,
  AttemptReport,
  AttemptSpec,
  Executor,
  ExecutorName,
  StopReason,
} from '@/lib/domain/attempt';
import { AshlarError } from '@/lib/domain/errors';
import type { Clock, Dispatcher } from '@/lib/engine/ports';
import { createEventQueue, type EventQueue } from './event-queue';
import { createMessageLine, type MessageLine } from './message-line';
import { adoptAttempt, runAttempt, unfinished } from './run-attempt';

export type EmbeddedOptions = {
  executors: Partial<Record<ExecutorName, Executor>>;
  clock: Clock;
  /** How long output may wait for more, in milliseconds. */
  batchMs?: number;
  /** How long a start may wait for the end of a very short attempt, in milliseconds. */
  startedMs?: number;
  /** First and longest wait before a batch the ledger refused is tried again, in milliseconds. */
  retryMs?: { first: number; longest: number };
  /** How often `close` asks a refusing ledger again before it gives up. */
  closeTries?: number;
};

type OpenAttempt = {
  spec: AttemptSpec;
  /** Begun by an earlier server. */
  isAdopted: boolean;
  controller: AbortController;
  leaving: AbortController;
  line: MessageLine;
  done: Promise<void>;
};

/** Events of an adopted attempt are numbered by time: beyond those of every server that had it before. */
const firstAdoptedSeq = (): number => Date.now() * 1000;

/** Carries attempts out in this process. */
export function createEmbeddedDispatcher(options: EmbeddedOptions): Dispatcher {
  const { executors, clock, batchMs = 50, startedMs = 15, closeTries = 10 } = options;
  const { retryMs = { first: 100, longest: 5000 } } = options;
  /** Until their end is recorded: an end that waits for the ledger must not look like a loss. */
  const open = new Map<string, OpenAttempt>();
  /** All ever submitted: an id is carried out once in the life of this process. */
  const submitted = new Set<string>();
  let queue: EventQueue | null = null;
  let closing = false;

  const startedQueue = (): EventQueue => {
    if (!queue) throw new AshlarError('E_INTERNAL', 'The dispatcher was used before it was started.');
    return queue;
  };

  /** Makes an attempt open and gives its executor's context to `begin`; null from there takes it back. */
  const take = (
    spec: AttemptSpec,
    isAdopted: boolean,
    begin: (context: AttemptContext) => Promise<void> | null,
  ): boolean => {
    const { attemptId } = spec;
    const controller = new AbortController();
    const leaving = new AbortController();
    const line = createMessageLine();
    let seq = isAdopted ? firstAdoptedSeq() : 0;
    const emit = (report: AttemptReport) => {
      // Whoever adopts it next tells of it.
      if (!leaving.signal.aborted) startedQueue().add({ ...report, attemptId, seq: seq++, at: clock.now() });
    };
    const attempt = { spec, isAdopted, controller, leaving, line, done: Promise.resolve() };
    open.set(attemptId, attempt);
    const done = begin({ signal: controller.signal, left: leaving.signal, messages: line, emit });
    if (done) attempt.done = done;
    else open.delete(attemptId);
    return done !== null;
  };

  const carryOut = async (spec: AttemptSpec, context: AttemptContext): Promise<void> => {
    const tooLate = closing;
    // Not within `submit`: the caller is in the middle of its own decisions.
    await null;
    if (tooLate) context.emit(unfinished('interrupted', closingProblem));
    else await runAttempt(spec, executors[spec.executor], context);
  };

  /** The end is recorded: nothing of the attempt needs to be kept. */
  const settle = (attemptId: string): void => {
    const attempt = open.get(attemptId);
    open.delete(attemptId);
    if (attempt) executors[attempt.spec.executor]?.settled?.(attempt.spec);
  };

  const stopAll = () => {
    for (const { controller } of open.values()) controller.abort('interrupted' satisfies StopReason);
  };

  /** Lets go on what a later server can adopt, or of that only what was adopted here; ends the rest. */
  const leave = ({ own }: { own: boolean }) => {
    for (const { spec, isAdopted, leaving, controller } of open.values()) {
      if ((own || isAdopted) && executors[spec.executor]?.adopt) leaving.abort();
      else controller.abort('interrupted' satisfies StopReason);
    }
  };

  return {
    start(sink) {
      const recorded = (event: { type: string; attemptId: string }) => {
        if (event.type === 'finished') settle(event.attemptId);
      };
      queue ??= createEventQueue({ sink, recorded, batchMs, startedMs, retryMs });
    },

    submit(spec) {
      startedQueue();
      if (submitted.has(spec.attemptId)) return;
      submitted.add(spec.attemptId);
      take(spec, false, (context) => carryOut(spec, context));
    },

    adopt(spec, trace) {
      startedQueue();
      const executor = executors[spec.executor];
      if (!executor?.adopt || submitted.has(spec.attemptId)) return false;
      const adopted = take(spec, true, (context) => adoptAttempt(spec, trace, executor, context));
      if (adopted) submitted.add(spec.attemptId);
      return adopted;
    },

    cancel(attemptId, reason) {
      const attempt = open.get(attemptId);
      attempt?.controller.abort(reason);
      return attempt !== undefined;
    },

    tell: (attemptId, message) => open.get(attemptId)?.line.tell(message) ?? false,

    open: () => [...open.keys()],

    async close(mode) {
      closing = true;
      if (mode === 'stop') stopAll();
      if (mode === 'leave' || mode === 'hand-back') leave({ own: mode === 'leave' });
      await Promise.all([...open.values()].map((attempt) => attempt.done));
      if (queue) await deliverLast(queue, retryMs.first, closeTries);
    },
  };
}

const closingProblem = {
  code: 'E_INTERRUPTED',
  message: 'Ashlar was stopping: this was not started.',
  hint: 'Retry it.',
};

/** The events that wait are outcomes: they are worth some patience, but a full disk must not keep the process for ever. */
async function deliverLast(queue: EventQueue, waitMs: number, tries: number): Promise<void> {
  for (let left = tries; !queue.flush() && left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  queue.dispose();
  if (queue.size === 0) return;
  throw new AshlarError(
    'E_NOT_RECORDED',
    `${queue.size} events of attempts could not be recorded.`,
    'Make room on the disk and start Ashlar again: these attempts are then shown as interrupted.',
    queue.error,
  );
}
