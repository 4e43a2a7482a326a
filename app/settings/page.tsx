import type { Metadata } from 'next';
import { firstPaint } from '@/app/first-paint';
import { SettingsView } from '@/components/settings/settings-view';
import { PageFrame } from '@/components/shell/page-frame';
import { ProblemPage } from '@/components/shell/problem-page';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const settings = await firstPaint('settings', {});
  return (
    <PageFrame crumbs={[{ label: 'Settings', href: '/settings' }]}>
      {settings.ok ? (
        <SettingsView first={settings.first} />
      ) : (
        <ProblemPage title="The settings cannot be shown" problem={settings.problem} />
      )}
    </PageFrame>
  );
}
