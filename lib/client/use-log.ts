'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogSlice } from '@/lib/domain/board';
import type { Problem } from '@/lib/domain/errors';
import { useAshlar } from './ashlar-context';
import { problemOf, unwrap } from './verb-error';

/** Bytes read at once. */
const SLICE = 65_536;
/** Characters kept while a log grows; earlier text can be loaded again. */
const TEXT_MAX = 1_048_576;
const LOOK_EVERY_MS = 1_500;

type LogOptions = {
  /** Size of the file as far as known; reading begins near its end. */
  bytes: number;
  /** The attempt is under way: the file still grows. */
  open: boolean;
  /** End of what the stream has told of; a change is a reason to look. */
  end: number;
};

/** An attempt's log from its end: grows while the attempt is under way, earlier parts on request. */
export function useLog(attemptId: string, { bytes, open, end }: LogOptions) {
  const { call } = useAshlar();
  const [slices, setSlices] = useState<LogSlice[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const held = useRef<LogSlice[]>([]);
  const reading = useRef(false);

  const keep = useCallback((next: LogSlice[]) => {
    held.current = next;
    setSlices(next);
  }, []);
  const read = useCallback(
    async (from: number, max: number) => unwrap(await call('log', { attemptId, from, max })),
    [call, attemptId],
  );
  const alone = useCallback(async (work: () => Promise<void>) => {
    if (reading.current) return;
    reading.current = true;
    try {
      await work();
      setProblem(null);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      reading.current = false;
    }
  }, []);

  const readOn = useCallback(
    () =>
      alone(async () => {
        for (;;) {
          const last = held.current.at(-1);
          let slice = await read(last ? last.to : Math.max(0, bytes - SLICE), SLICE);
          // The file grew by more than one slice since: show its end, the middle can be loaded.
          const behind = !last && slice.size - slice.to > SLICE;
          if (behind) slice = await read(slice.size - SLICE, SLICE);
          if (!last || slice.to > slice.from) keep(trim([...held.current, slice]));
          if (slice.to >= slice.size || slice.to === slice.from) return;
        }
      }),
    [alone, bytes, keep, read],
  );
  const readEarlier = useCallback(
    () =>
      alone(async () => {
        const first = held.current[0];
        if (!first || first.from === 0) return;
        const from = Math.max(0, first.from - SLICE);
        keep([await read(from, first.from - from), ...held.current]);
      }),
    [alone, keep, read],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new end, or the end of the attempt, is a reason to look.
  useEffect(() => void readOn(), [readOn, end, open]);
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(readOn, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [open, readOn]);

  const text = slices.map((slice) => slice.text).join('');
  return { text, from: slices[0]?.from ?? 0, size: slices.at(-1)?.size ?? bytes, problem, readEarlier };
}

function trim(slices: LogSlice[]): LogSlice[] {
  let length = slices.reduce((sum, slice) => sum + slice.text.length, 0);
  let drop = 0;
  while (length > TEXT_MAX && drop < slices.length - 1) length -= slices[drop++]?.text.length ?? 0;
  return slices.slice(drop);
}
