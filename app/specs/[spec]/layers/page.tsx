import type { Metadata } from 'next';
import Link from 'next/link';
import { firstPaint } from '@/app/first-paint';
import { LayeringView } from '@/components/layers/layering-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

type Props = { params: Promise<{ spec: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { spec } = await params;
  return { title: `${decodeURIComponent(spec)} layers` };
}

export default async function LayersPage({ params }: Props) {
  const spec = decodeURIComponent((await params).spec);
  const board = await firstPaint('board', { spec });
  const layering = await firstPaint('layering', { spec });
  const href = `/specs/${encodeURIComponent(spec)}`;
  return (
    <PageFrame
      crumbs={[
        { label: spec, href },
        { label: 'Layers', href: `${href}/layers` },
      ]}
    >
      {!board.ok ? (
        <ProblemPage title={`${spec} cannot be shown`} problem={board.problem} />
      ) : layering.ok ? (
        <LayeringView first={layering.first} firstBoard={board.first} />
      ) : layering.problem.code === 'E_LAYERED' ? (
        <EmptyState
          title="This plan says its layers"
          action={
            <Button asChild size="md" look="primary">
              <Link href={href}>See the plan</Link>
            </Button>
          }
        >
          {layering.problem.message}
        </EmptyState>
      ) : (
        <ProblemPage title={`${spec} cannot be layered`} problem={layering.problem} />
      )}
    </PageFrame>
  );
}
