'use client';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

const row =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none pointer-coarse:min-h-10 ' +
  'data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0';

export const MenuRoot = Radix.Root;
export const MenuTrigger = Radix.Trigger;
export const MenuRadioGroup = Radix.RadioGroup;

export function MenuContent({ children, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        {...props}
        className="z-50 min-w-44 max-w-80 animate-in rounded-md border bg-face p-1 shadow-float"
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}

export function MenuItem({
  remark,
  children,
  className,
  ...props
}: ComponentProps<typeof Radix.Item> & { remark?: ReactNode }) {
  return (
    <Radix.Item {...props} className={cn(row, className)}>
      {remark ? (
        <span className="grid">
          <span>{children}</span>
          <span className="text-ink-faint text-xs">{remark}</span>
        </span>
      ) : (
        children
      )}
    </Radix.Item>
  );
}

export function MenuRadioItem({ children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...props} className={row}>
      {children}
      <Radix.ItemIndicator className="ml-auto">
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-ink-faint text-xs">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-joint" />;
}
