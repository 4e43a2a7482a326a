import type { Metadata } from 'next';
import Link from 'next/link';
import { firstPaint } from '@/app/first-paint';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';
import { SummaryView } from '@/components/summary/summary-view';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

type Props = { params: Promise<{ spec: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: `${decodeURIComponent(spec)} summary` };
}

export default async function SummaryPage({ params }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const summary = await firstPaint('summary', { spec });
  const href = `/specs/${encodeURIComponent(spec)}`;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label: 'Summary', href: `${href}/summary` },
      ]}
    >
      {summary.ok ? (
        <SummaryView key={summary.first.value.run.id} first={summary.first} />
      ) : summary.problem.code === 'E_NO_RUN' ? (
        <EmptyState
          title="Nothing to sum up yet"
          action={
            <Button asChild size="md" look="primary">
              <Link href={href}>See the plan</Link>
            </Button>
          }
        >
          {summary.problem.message}
        </EmptyState>
      ) : (
        <ProblemPage title={`${spec} cannot be shown`} problem={summary.problem} />
      )}
    </PageFrame>
  );
}
