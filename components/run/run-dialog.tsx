'use client';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { SyncChecksForm } from '@/components/sync/sync-checks-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { useVerbQuery } from '@/lib/client/verb-query';
import { CONCURRENCY_MAX, type OnFailure } from '@/lib/domain/project';
import type { VerbInput } from '@/lib/domain/verbs';
import { EstimateLines } from './estimate-lines';

type RunDialogProps = {
  spec: string;
  pending: boolean;
  onRun: (wish: Omit<VerbInput<'run'>, 'spec'>) => void;
  onClose: () => void;
};

const counts = Array.from({ length: CONCURRENCY_MAX }, (_, at) => at + 1);

/** What can be chosen for one run, and what it will probably take and cost. */
export function RunDialog({ spec, pending, onRun, onClose }: RunDialogProps) {
  const [parallel, setParallel] = useState('');
  const [onFailure, setOnFailure] = useState<OnFailure | ''>('');
  const settings = useVerbQuery('settings', {}).data;
  const checks = useVerbQuery('syncChecks', {}).data;
  const estimate = useVerbQuery('estimate', { spec });
  const usual = settings?.onFailure === 'finish-layer' ? 'the rest of the layer first' : 'pause';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Run with choices"
      description="For this run alone; your settings stay as they are."
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button
            look="primary"
            size="md"
            pending={pending}
            onClick={() =>
              onRun({ ...(parallel ? { parallel: Number(parallel) } : {}), ...(onFailure ? { onFailure } : {}) })
            }
          >
            <Play aria-hidden /> Run
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field
          label="Tasks at once"
          hint="In every layer, also where the plan gives an order. Dependencies hold, and two tasks that name one file never run together."
        >
          {(ids) => (
            <Select {...ids} value={parallel} onChange={(event) => setParallel(event.target.value)}>
              <option value="">By your settings: {settings?.concurrency ?? 1}, in layers marked parallel</option>
              {counts.map((count) => (
                <option key={count} value={count}>
                  {count}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="When a task fails">
          {(ids) => (
            <Select {...ids} value={onFailure} onChange={(event) => setOnFailure(event.target.value as OnFailure | '')}>
              <option value="">By your settings: {usual}</option>
              <option value="pause">Pause</option>
              <option value="finish-layer">Let the rest of its layer finish, then pause</option>
            </Select>
          )}
        </Field>
        {checks?.unusable && checks.confirmed === null ? (
          <section aria-label="After each layer" className="grid gap-2 rounded-md border px-3 py-3">
            <p className="text-sm">
              {checks.unusable} These checks can be run in its place; without your word each layer asks.
            </p>
            <SyncChecksForm view={checks} confirm="Confirm these checks" />
          </section>
        ) : null}
        {estimate.data ? <EstimateLines {...estimate.data} /> : null}
      </div>
    </Dialog>
  );
}
