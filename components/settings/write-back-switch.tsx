'use client';
import { Code } from '@/components/ui/code';
import { Switch } from '@/components/ui/switch';
import { useVerbMutation } from '@/lib/client/verb-mutation';

/** Whether completed tasks are ticked in the plan file. Shows at once what was pressed. */
export function WriteBackSwitch({ on }: { on: boolean }) {
  const set = useVerbMutation('setWriteBack');
  return (
    <div className="rounded-lg border bg-face px-4 py-3 shadow-lift sm:px-5">
      <Switch
        on={set.isPending ? set.variables.on : on}
        onChange={(next) => set.mutate({ on: next })}
        label="Tick boxes in plan files"
        remark={
          <>
            When a task is complete its <Code>[ ]</Code> becomes <Code>[x]</Code> in the plan; nothing else in the file
            is touched, and plans without boxes stay as they are.
          </>
        }
      />
    </div>
  );
}
