'use client';
import { Switch as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';

type SwitchProps = {
  on: boolean;
  onChange: (on: boolean) => void;
  label: ReactNode;
  remark: ReactNode;
};

/** Something that is on or off, at once. */
export function Switch({ on, onChange, label, remark }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {label}
        </label>
        <p id={`${id}-remark`} className="max-w-prose text-ink-soft text-sm">
          {remark}
        </p>
      </div>
      <Radix.Root
        id={id}
        checked={on}
        onCheckedChange={onChange}
        aria-describedby={`${id}-remark`}
        className="mt-0.5 h-6 w-10.5 shrink-0 cursor-pointer rounded-full border border-edge bg-ground p-0.5 transition-colors duration-150 data-[state=checked]:border-ink data-[state=checked]:bg-ink pointer-coarse:h-7 pointer-coarse:w-12.5"
      >
        <Radix.Thumb className="block aspect-square h-full rounded-full bg-edge transition-transform duration-150 data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-face pointer-coarse:data-[state=checked]:translate-x-5.5" />
      </Radix.Root>
    </div>
  );
}
