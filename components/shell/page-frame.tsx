import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { InboxLink } from '@/components/inbox/inbox-link';
import { PaletteButton } from '@/components/palette/palette-button';
import { Button } from '@/components/ui/button';
import { headerPlaces } from './header-places';
import { HelpSheet } from './help-sheet';
import { Logo } from './logo';
import { MoreMenu } from './more-menu';
import { ThemeMenu } from './theme-menu';
import { UnreachableNote } from './unreachable-note';

export type Crumb = { label: string; href: string };

/** Bar on top with the way back, then the page. The last crumb is the page itself. */
export function PageFrame({ crumbs, children }: { crumbs: Crumb[]; children: ReactNode }) {
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-ink px-3 py-2 text-face focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Go to the content
      </a>
      <header className="sticky top-0 z-30 border-b bg-ground/92 backdrop-blur-sm">
        <div className="mx-auto flex h-13 max-w-[92rem] items-center gap-1 px-4 sm:px-6">
          <Link href="/" className="flex shrink-0 items-center gap-2 rounded-sm font-display font-semibold text-lg">
            <Logo className="size-6 text-laid" />
            <span className={crumbs.length ? 'max-sm:sr-only' : undefined}>Ashlar</span>
          </Link>
          <nav aria-label="Where you are" className="min-w-0 flex-1">
            <ol className="flex min-w-0 items-center">
              {crumbs.map((crumb, index) => (
                <li key={crumb.href} className="flex min-w-0 items-center last:shrink">
                  <ChevronRight aria-hidden className="mx-0.5 size-4 shrink-0 text-ink-faint" />
                  <Link
                    href={crumb.href}
                    aria-current={index === crumbs.length - 1 ? 'page' : undefined}
                    className="truncate rounded-sm px-1 py-0.5 text-ink-soft text-sm hover:text-ink aria-[current]:text-ink"
                  >
                    {crumb.label}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
          <InboxLink />
          <PaletteButton />
          {headerPlaces.slice(0, -1).map((place) => (
            <PlaceLink key={place.href} {...place} />
          ))}
          <HelpSheet />
          <ThemeMenu />
          {headerPlaces.slice(-1).map((place) => (
            <PlaceLink key={place.href} {...place} />
          ))}
          <MoreMenu />
        </div>
        <UnreachableNote />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[92rem] px-4 pt-6 pb-24 outline-none sm:px-6 sm:pt-8">
        {children}
      </main>
    </>
  );
}

function PlaceLink({ href, label, icon: Icon }: (typeof headerPlaces)[number]) {
  return (
    <Button asChild look="quiet" size="icon" className="max-sm:hidden">
      <Link href={href} aria-label={label}>
        <Icon aria-hidden />
      </Link>
    </Button>
  );
}
