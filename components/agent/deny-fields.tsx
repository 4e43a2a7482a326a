'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';

type DenyFieldsProps = {
  label: string;
  hint: string;
  verb: string;
  onDeny: (reason: string) => void;
  onBack: () => void;
};

/** A refusal with its reason, which may be left empty. */
export function DenyFields({ label, hint, verb, onDeny, onBack }: DenyFieldsProps) {
  const [reason, setReason] = useState('');
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint}>
        {(ids) => (
          <Textarea
            {...ids}
            autoFocus
            rows={2}
            maxLength={4000}
            value={reason}
            className="min-h-14"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-1.5">
        <Button size="md" look="danger" onClick={() => onDeny(reason.trim())}>
          {verb}
        </Button>
        <Button size="md" look="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}
