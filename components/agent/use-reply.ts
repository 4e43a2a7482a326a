'use client';
import { useState } from 'react';
import { useAshlar } from '@/lib/client/ashlar-context';
import { useVerbCall } from '@/lib/client/verb-call';
import { problemOf } from '@/lib/client/verb-error';
import type { VerbInput } from '@/lib/domain/verbs';

export type Reply = VerbInput<'reply'>['reply'];

/**
 * Sends the answer to a question and counts it as given at once. When it was refused, because somebody else was
 * earlier or the answer does not fit, the question stands again and the person is told.
 */
export function useReply(spec: string, task: string, question: string) {
  const call = useVerbCall();
  const { report } = useAshlar();
  const [sent, setSent] = useState<{ question: string; reply: Reply } | null>(null);
  const send = (reply: Reply): void => {
    setSent({ question, reply });
    call('reply', { spec, task, question, reply }).catch((error) => {
      setSent(null);
      report(problemOf(error));
    });
  };
  return { sent: sent?.question === question ? sent.reply : null, send };
}
