/** Ctrl-C, a polite kill, a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C may arrive twice: from the terminal, and passed on by the package runner that started us. */
const SAME_PRESS_MS = 500;

export type Interrupts = {
  /** Aborts at the first signal, with its name as reason. */
  first: AbortSignal;
  /** Aborts at the second: whoever asks twice does not want to wait. */
  second: AbortSignal;
  dispose(): void;
};

/**
 * Takes over the signals until `dispose`; without it a signal ends the process as usual. With `reader`, an output
 * nobody reads any more (`ashlar run … | head -1`) counts as a signal too, named SIGPIPE.
 */
export function listenForInterrupts({ reader = false } = {}): Interrupts {
  const first = new AbortController();
  const second = new AbortController();
  let firstAt = 0;
  const onSignal = (signal: string) => {
    if (!first.signal.aborted) {
      firstAt = performance.now();
      first.abort(signal);
    } else if (performance.now() - firstAt > SAME_PRESS_MS) {
      second.abort(signal);
    }
  };
  const onReaderGone = () => {
    if (!first.signal.aborted) first.abort('SIGPIPE');
  };
  for (const signal of signals) process.on(signal, onSignal);
  if (reader) process.stdout.on('error', onReaderGone);
  return {
    first: first.signal,
    second: second.signal,
    dispose() {
      for (const signal of signals) process.off(signal, onSignal);
      process.stdout.off('error', onReaderGone);
    },
  };
}
