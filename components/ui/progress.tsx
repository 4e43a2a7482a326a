/** A thin bar for one number; `label` is what a screen reader says. The wall and the stone bar say more. */
export function Progress({ percent, label }: { percent: number; label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1.5 overflow-hidden rounded-block bg-joint"
    >
      <div className="h-full bg-laid transition-[width] duration-300" style={{ width: `${percent}%` }} />
    </div>
  );
}
