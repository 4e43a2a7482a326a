'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '@/lib/domain/errors';
import type { Step } from '@/lib/domain/step';
import { useAshlar } from './ashlar-context';
import { problemOf, unwrap } from './verb-error';

/** Least time between two looks while an attempt goes on, in milliseconds. */
const LOOK_AGAIN_MS = 500;
const LOOK_EVERY_MS = 1_500;

type StepsOptions = {
  spec: string;
  task: string;
  /** The attempt is under way: steps are still to come. */
  open: boolean;
  /** End of the output that the stream has told of; a change is a reason to look. */
  end: number;
};

/** What an agent did in an attempt, from its first step on; grows while the attempt is under way. */
export function useSteps(attemptId: string, { spec, task, open, end }: StepsOptions) {
  const { call } = useAshlar();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [isRead, setIsRead] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const held = useRef<Step[]>([]);
  const reached = useRef(0);
  const reading = useRef(false);
  const lookedAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const readOn = useCallback(async () => {
    if (reading.current) return;
    reading.current = true;
    try {
      for (let more = true; more; ) {
        const page = unwrap(await call('steps', { spec, task, attempt: attemptId, after: reached.current }));
        // The raw messages were replaced: what was read is of others.
        if (page.to < reached.current) held.current = [];
        more = page.to > reached.current && page.to < page.size;
        reached.current = page.to;
        for (const step of page.steps) held.current[step.index] = step;
        if (page.steps.length) setSteps([...held.current]);
      }
      setProblem(null);
      setIsRead(true);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      reading.current = false;
      lookedAt.current = Date.now();
    }
  }, [call, spec, task, attemptId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new end, or the end of the attempt, is a reason to look.
  useEffect(() => {
    if (timer.current) return;
    const wait = Math.max(0, lookedAt.current + LOOK_AGAIN_MS - Date.now());
    timer.current = setTimeout(() => {
      timer.current = null;
      void readOn();
    }, wait);
  }, [readOn, end, open]);
  useEffect(() => {
    if (!open) return;
    const each = setInterval(readOn, LOOK_EVERY_MS);
    return () => clearInterval(each);
  }, [open, readOn]);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return { steps, isRead, problem };
}
