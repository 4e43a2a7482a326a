/** Courses without stones yet: what a page shows while it is read. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="skeleton grid gap-4 py-4">
      <div className="h-9 w-72 max-w-full rounded-md bg-hover motion-safe:animate-pulse" />
      <div className="h-5 w-full max-w-xl rounded-md bg-hover motion-safe:animate-pulse" />
      <div className="mt-4 grid gap-2">
        {[0, 1, 2, 3, 4].map((row) => (
          <div key={row} className="h-16 rounded-lg bg-hover motion-safe:animate-pulse" />
        ))}
      </div>
    </div>
  );
}
