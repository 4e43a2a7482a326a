/** Three courses of laid stone. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className} fill="currentColor">
      <rect x="6" y="4" width="7" height="4.6" rx="0.8" opacity="0.55" />
      <rect x="14" y="4" width="4" height="4.6" rx="0.8" opacity="0.55" />
      <rect x="3.5" y="9.7" width="5" height="4.6" rx="0.8" opacity="0.8" />
      <rect x="9.5" y="9.7" width="11" height="4.6" rx="0.8" opacity="0.8" />
      <rect x="1" y="15.4" width="9.5" height="4.6" rx="0.8" />
      <rect x="11.5" y="15.4" width="6" height="4.6" rx="0.8" />
      <rect x="18.5" y="15.4" width="4.5" height="4.6" rx="0.8" />
    </svg>
  );
}
