import type { ReactNode } from 'react';
import { SiteHeader } from '@/components/SiteHeader';

export const metadata = { title: 'Foxglove Books', description: 'New and second-hand books, chosen by people who read them.' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <SiteHeader />
        <main>{children}</main>
      </body>
    </html>
  );
}
