'use client';
import { useVerbQuery } from '@/lib/client/verb-query';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import type { Attempt } from '@/lib/domain/run';
import { PutBackButton } from './put-back-button';

/** Beside Retry: takes the changes of the newest attempt back first. Not there where nothing can be put back. */
export function PutBackOffer({ spec, attempt }: { spec: string; attempt: Attempt | undefined }) {
  const over = attempt !== undefined && !isOpenAttempt(attempt.status) && attempt.executor !== 'rehearsal';
  const input = { spec, task: attempt?.taskId ?? '-', attempt: attempt?.id ?? '-' };
  const { data: changes } = useVerbQuery('changes', input, { enabled: over });
  if (!over || !changes?.canPutBack) return null;
  return <PutBackButton spec={spec} attempt={attempt} size="md" />;
}
