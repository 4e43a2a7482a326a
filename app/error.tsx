'use client';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';
import { Button } from '@/components/ui/button';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <PageFrame crumbs={[]}>
      <ProblemPage
        title="This page could not be shown"
        problem={{
          code: digest ? `E_INTERNAL ${digest}` : 'E_INTERNAL',
          message: 'Something failed while the page was made. Runs are not touched by that.',
          hint: 'Try again. If it stays, the terminal that Ashlar was started in says more.',
        }}
        action={
          <Button look="primary" size="md" onClick={() => retry()}>
            Try again
          </Button>
        }
      />
    </PageFrame>
  );
}
