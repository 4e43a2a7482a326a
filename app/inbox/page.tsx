import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { InboxView } from '@/components/inbox/inbox-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  const inbox = await firstPaint('inbox', {});
  return (
    <PageFrame crumbs={[{ label: 'Inbox', href: '/inbox' }]}>
      {inbox.ok ? (
        <InboxView first={inbox.first} />
      ) : (
        <ProblemPage title="The inbox cannot be shown" problem={inbox.problem} />
      )}
    </PageFrame>
  );
}
