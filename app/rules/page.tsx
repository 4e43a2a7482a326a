import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { RulesView } from '@/components/rules/rules-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

export const metadata: Metadata = { title: 'Rules' };

export default async function RulesPage() {
  const rules = await firstPaint('rules', {});
  return (
    <PageFrame crumbs={[{ label: 'Rules', href: '/rules' }]}>
      {rules.ok ? (
        <RulesView first={rules.first} />
      ) : (
        <ProblemPage title="The rules cannot be shown" problem={rules.problem} />
      )}
    </PageFrame>
  );
}
