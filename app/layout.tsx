import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { callVerb, watchRun } from '@/app/actions';
import { Providers } from '@/components/shell/providers';
import { parseTheme, THEME_COOKIE } from '@/lib/client/theme';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Ashlar', template: '%s · Ashlar' },
  description: 'Executes an implementation plan, layer by layer.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f5f2' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1413' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <Providers call={callVerb} watch={watchRun} theme={theme}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
