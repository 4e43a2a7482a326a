'use client';
import { useState } from 'react';
import { TabsContent, TabsList, TabsRoot, TabsTrigger } from '@/components/ui/tabs';
import type { Attempt } from '@/lib/domain/run';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { attemptLooks } from './attempt-looks';
import { AttemptPanel } from './attempt-panel';

type AttemptTabsProps = { spec: string; attempts: Attempt[]; output: RunSnapshot['output'] };

/** Every attempt at a task, the newest first and in sight until another is chosen. */
export function AttemptTabs({ spec, attempts, output }: AttemptTabsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const newest = attempts[0];
  if (!newest) return null;
  const value = attempts.some((attempt) => attempt.id === chosen) ? (chosen ?? newest.id) : newest.id;
  const runs = new Set(attempts.map((attempt) => attempt.runId));
  return (
    <TabsRoot value={value} onValueChange={setChosen}>
      <TabsList aria-label="Attempts">
        {attempts.map((attempt) => {
          const { icon: Icon, word } = attemptLooks[attempt.status];
          return (
            <TabsTrigger key={attempt.id} value={attempt.id}>
              <Icon aria-hidden className="size-4" />
              Attempt {attempt.n}
              <span className="font-normal text-ink-faint">
                {word}
                {runs.size > 1 && attempt.runId !== newest.runId ? ', earlier run' : null}
              </span>
            </TabsTrigger>
          );
        })}
      </TabsList>
      {attempts.map((attempt) => (
        <TabsContent key={attempt.id} value={attempt.id}>
          <AttemptPanel spec={spec} attempt={attempt} end={output[attempt.id]?.end ?? 0} />
        </TabsContent>
      ))}
    </TabsRoot>
  );
}
