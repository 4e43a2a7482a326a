'use client';
import { Code } from '@/components/ui/code';
import { Switch } from '@/components/ui/switch';
import { useVerbMutation } from '@/lib/client/verb-mutation';

/** Whether the project's files are kept before attempts. Shows at once what was pressed. */
export function CheckpointSwitch({ on }: { on: boolean }) {
  const set = useVerbMutation('setCheckpoints');
  return (
    <div className="rounded-lg border bg-face px-4 py-3 shadow-lift sm:px-5">
      <Switch
        on={set.isPending ? set.variables.on : on}
        onChange={(next) => set.mutate({ on: next })}
        label="Keep files before attempts"
        remark={
          <>
            What an attempt changed can then be seen line by line and put back. They are kept in the project’s own git
            under <Code>refs/ashlar</Code>; branches and what is staged are not touched. What git ignores is not kept.
          </>
        }
      />
    </div>
  );
}
