import { type ReactNode, useId } from 'react';

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
};

/** A label, the control, and what is wrong with it or to know about it; tied together for screen readers. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const remark = error ?? hint;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        ...(remark ? { 'aria-describedby': `${id}-remark` } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {remark ? (
        <p id={`${id}-remark`} className={error ? 'text-broken-text text-sm' : 'text-ink-faint text-xs'}>
          {remark}
        </p>
      ) : null}
    </div>
  );
}
