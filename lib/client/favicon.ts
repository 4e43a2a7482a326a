import type { NewsEvent } from '@/lib/domain/news';

const colours: Record<NewsEvent, string> = { waits: '#c98a1b', fails: '#b8432f', ends: '#2f7fb8' };
/** The shape tells it too: a full dot waits, a cross failed, a ring is over. */
const shapes: Record<NewsEvent, (colour: string) => string> = {
  waits: (colour) => `<circle cx="18" cy="6" r="5.5" fill="${colour}"/>`,
  fails: (colour) => `<path d="M13.5 1.5l9 9m0-9l-9 9" stroke="${colour}" stroke-width="3.4" stroke-linecap="round"/>`,
  ends: (colour) => `<circle cx="18" cy="6" r="4" fill="none" stroke="${colour}" stroke-width="3"/>`,
};

/** The icon of `app/icon.svg` with a mark in its corner, as an address that needs no request. */
function markedFavicon(mark: NewsEvent): string {
  const stones =
    '<g fill="#5f9480"><rect x="3.5" y="9.7" width="5" height="4.6" rx=".8"/><rect x="9.5" y="9.7" width="11" height="4.6" rx=".8"/>' +
    '<rect x="1" y="15.4" width="9.5" height="4.6" rx=".8"/><rect x="11.5" y="15.4" width="6" height="4.6" rx=".8"/><rect x="18.5" y="15.4" width="4.5" height="4.6" rx=".8"/></g>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${stones}${shapes[mark](colours[mark])}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Swaps the icon of this tab; null brings its own back. */
export function setFavicon(mark: NewsEvent | null): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  if (!link) return;
  link.dataset.own ??= link.getAttribute('href') ?? '';
  const href = mark ? markedFavicon(mark) : link.dataset.own;
  if (link.getAttribute('href') !== href) link.setAttribute('href', href);
}
