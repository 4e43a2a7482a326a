'use client';
import { useState } from 'react';
import { useAshlar } from '@/lib/client/ashlar-context';
import type { DownstreamResult } from '@/lib/domain/verb-outputs';
import type { Choice } from './task-choices';
import type { ActTask, TaskActs } from './use-task-acts';

/** An answer that means something for the tasks behind, and what. */
export type AskedDownstream = { choice: 'skip' | 'retry'; result: DownstreamResult };

/** Acts at once, but for an answer that changes something for the tasks behind: that takes one more press. */
export function useDownstream({ spec, act }: TaskActs, task: ActTask) {
  const { call } = useAshlar();
  const [asked, setAsked] = useState<AskedDownstream | null>(null);
  const choose = async (choice: Choice): Promise<void> => {
    if (choice !== 'skip' && choice !== 'retry') return act(choice, task);
    // Without an open run, or a server, the act itself says what is wrong.
    const preview = await call('downstream', { spec, task: task.id, answer: choice }).catch(() => null);
    if (preview?.ok && matters(choice, preview.value)) setAsked({ choice, result: preview.value });
    else act(choice, task);
  };
  return { asked, choose, close: () => setAsked(null) };
}

/** That others wait for a retry is how it is already. */
function matters(choice: 'skip' | 'retry', { blocked, cleared, runAnyway }: DownstreamResult): boolean {
  return cleared.length + runAnyway.length > 0 || (choice === 'skip' && blocked.length > 0);
}
