import { Check, Plus, X } from 'lucide-react';
import { cn } from '@/components/ui/cn';

type ChipProps = { label: string; on: boolean; onChange: (on: boolean) => void; removable?: boolean };

/** A word or fact that a rule asks for, or could ask for; pressed it changes sides. */
export function Chip({ label, on, onChange, removable = false }: ChipProps) {
  const Icon = on ? (removable ? X : Check) : Plus;
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className={cn(
        'inline-flex h-7 max-w-full items-center gap-1 rounded-full border px-2.5 text-sm pointer-coarse:h-9',
        on ? 'border-ink bg-hover text-ink' : 'border-edge/60 border-dashed text-ink-soft hover:text-ink',
      )}
    >
      <span className="truncate">{label}</span>
      <Icon aria-hidden className="size-3.5 shrink-0" />
    </button>
  );
}
