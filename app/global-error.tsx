'use client';
import './globals.css';

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Ashlar</title>
        <main className="mx-auto grid max-w-xl gap-3 px-4 py-24">
          <h1 className="font-semibold text-2xl">Ashlar could not show anything</h1>
          <p>Runs are not touched by that. The terminal that Ashlar was started in says more.</p>
          <div>
            <button type="button" onClick={() => retry()} className="rounded-md bg-ink px-4 py-2 text-face">
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
