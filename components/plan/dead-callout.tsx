'use client';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { DeadTask } from '@/lib/domain/preflight';
import { DeadTasks } from './dead-tasks';

const SHOWN_FIRST = 3;

/** Above the layers: the approved commands that Run waits for, because they cannot be used here. */
export function DeadCallout({ spec, dead, acts }: { spec: string; dead: DeadTask[]; acts: TaskActs }) {
  const [all, setAll] = useState(false);
  if (dead.length === 0) return null;
  const shown = all ? dead : dead.slice(0, SHOWN_FIRST);
  return (
    <Callout tone="broken" icon={Ban} title={`${deadTitle(dead.length)} Run waits for that.`}>
      <DeadTasks
        spec={spec}
        dead={shown}
        onReplace={(each, command) => acts.replace({ id: each.taskId, key: each.key }, command, each.args)}
        onChoose={(each) => acts.choose({ task: { id: each.taskId, key: each.key }, verb: 'correct' })}
      />
      {dead.length > shown.length ? (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show all {dead.length}
        </Button>
      ) : null}
    </Callout>
  );
}

export const deadTitle = (count: number): string =>
  count === 1 ? 'An approved command cannot be used here.' : `${count} approved commands cannot be used here.`;
