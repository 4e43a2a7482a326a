'use client';
import { Tabs as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

export const TabsRoot = Radix.Root;

export function TabsList(props: ComponentProps<typeof Radix.List>) {
  return <Radix.List {...props} className={cn('flex gap-1 overflow-x-auto border-b', props.className)} />;
}

export function TabsTrigger(props: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      {...props}
      className={cn(
        '-mb-px flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-t-sm border-transparent border-b-2 px-2.5 font-medium text-ink-soft text-sm',
        'hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-ink data-[state=active]:text-ink pointer-coarse:h-11',
        props.className,
      )}
    />
  );
}

export function TabsContent(props: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content {...props} className={cn('pt-4', props.className)} />;
}
