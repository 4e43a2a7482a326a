import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { CatalogView } from '@/components/catalog/catalog-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

export const metadata: Metadata = { title: 'Commands' };

export default async function CatalogPage() {
  const catalog = await firstPaint('catalog', {});
  return (
    <PageFrame crumbs={[{ label: 'Commands', href: '/catalog' }]}>
      {catalog.ok ? (
        <CatalogView first={catalog.first} />
      ) : (
        <ProblemPage title="The commands cannot be shown" problem={catalog.problem} />
      )}
    </PageFrame>
  );
}
