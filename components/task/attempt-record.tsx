'use client';
import { StepsView } from '@/components/agent/steps-view';
import { TabsContent, TabsList, TabsRoot, TabsTrigger } from '@/components/ui/tabs';
import { isAgent } from '@/lib/domain/agent-name';
import type { Attempt } from '@/lib/domain/run';
import { LogView } from './log-view';

type AttemptRecordProps = { spec: string; attempt: Attempt; end: number };

/** What an attempt left to read: the steps of its agent beside its log, or the log alone. */
export function AttemptRecord({ spec, attempt, end }: AttemptRecordProps) {
  const log = <LogView attempt={attempt} end={end} />;
  if (!isAgent(attempt.executor)) return log;
  return (
    <TabsRoot defaultValue="steps">
      <TabsList aria-label="Record of the attempt">
        <TabsTrigger value="steps">Steps</TabsTrigger>
        <TabsTrigger value="log">Log</TabsTrigger>
      </TabsList>
      <TabsContent value="steps">
        <StepsView spec={spec} task={attempt.taskId} attempt={attempt} end={end} />
      </TabsContent>
      <TabsContent value="log">{log}</TabsContent>
    </TabsRoot>
  );
}
