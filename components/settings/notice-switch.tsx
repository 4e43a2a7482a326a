'use client';
import { useEffect, useState } from 'react';
import { Switch } from '@/components/ui/switch';
import { canNotify, chooseNotices, wantsNotices } from '@/lib/client/notices';

/** Whether this browser shows news of runs on the desktop. Its permission is asked by this press alone. */
export function NoticeSwitch() {
  const [on, setOn] = useState(false);
  const [refused, setRefused] = useState(false);
  useEffect(() => setOn(canNotify() && Notification.permission === 'granted' && wantsNotices()), []);
  const choose = async (next: boolean): Promise<void> => {
    const granted = await chooseNotices(next);
    setOn(granted);
    setRefused(next && !granted);
  };
  return (
    <div className="grid gap-2 rounded-lg border bg-face px-4 py-3 shadow-lift sm:px-5">
      <Switch
        on={on}
        onChange={(next) => void choose(next)}
        label="Notices on the desktop"
        remark="When a run waits for you, fails or ends, while a window of Ashlar is open in this browser. One notice each, however many windows there are."
      />
      <p role="status" className="text-broken-text text-sm empty:hidden">
        {refused
          ? 'This browser does not allow them for this address. Allow them in its own settings, then switch on.'
          : null}
      </p>
    </div>
  );
}
