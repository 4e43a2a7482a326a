'use client';
import { Check } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  remark?: ReactNode;
};

export function Checkbox({ checked, onChange, label, remark }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onChange(next === true)}
        aria-describedby={remark ? `${id}-remark` : undefined}
        className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-sm border border-edge bg-face data-[state=checked]:border-ink data-[state=checked]:bg-ink pointer-coarse:size-5.5"
      >
        <Radix.Indicator>
          <Check aria-hidden className="size-3.5 text-face" />
        </Radix.Indicator>
      </Radix.Root>
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer text-sm">
          {label}
        </label>
        {remark ? (
          <p id={`${id}-remark`} className="text-ink-faint text-xs">
            {remark}
          </p>
        ) : null}
      </div>
    </div>
  );
}
