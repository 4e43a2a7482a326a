'use client';
import { FilePen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useVerbQuery } from '@/lib/client/verb-query';
import { StatusFileDialog } from './status-file-dialog';

/** How often the file is looked at for what another tool wrote, in milliseconds. */
const LOOK_MS = 15_000;

const reasons = {
  edited: 'Another tool changed the status file',
  corrupt: 'The status file was damaged by something else',
  before: 'Another tool wrote a status file before the first run',
};

/** A status file of somebody else's making that was kept aside, until the person says what of it counts. */
export function StatusFileNote({ spec }: { spec: string }) {
  const { data } = useVerbQuery('statusFile', { spec }, { every: LOOK_MS });
  const [open, setOpen] = useState(false);
  const edit = data?.edit;
  if (!data || !edit) return null;
  return (
    <Callout tone="ask" icon={FilePen} title={`${reasons[edit.reason]}.`}>
      <p className="text-ink-soft text-sm">
        Ours was written again and no state has changed. Theirs is kept in{' '}
        <code className="break-all font-mono text-xs">{edit.file}</code>.
      </p>
      <div>
        <Button size="md" onClick={() => setOpen(true)}>
          Compare and decide
        </Button>
      </div>
      {open ? <StatusFileDialog view={data} edit={edit} onClose={() => setOpen(false)} /> : null}
    </Callout>
  );
}
