import type { Metadata } from 'next';
import { ConnectionsView } from '@/components/connections/connections-view';
import { PageFrame } from '@/components/shell/page-frame';

export const metadata: Metadata = { title: 'Connections' };

/** Starts empty: asking Claude Code takes a moment, and the page says so. */
export default function ConnectionsPage() {
  return (
    <PageFrame crumbs={[{ label: 'Connections', href: '/connections' }]}>
      <ConnectionsView />
    </PageFrame>
  );
}
