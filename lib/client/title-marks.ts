/** What stands before a page's own title, in this order. */
const slots = ['badge', 'state'] as const;
type Slot = (typeof slots)[number];

const marks = new Map<Slot, string>();
let own: string | null = null;
let written: string | null = null;
let observer: MutationObserver | null = null;

/** Puts a mark before the page's title, so that a tab in the background tells it; null takes it away. */
export function setTitleMark(slot: Slot, mark: string | null): void {
  if (mark === null) marks.delete(slot);
  else marks.set(slot, mark);
  // Next writes the title after the page has come alive, and again on every refresh.
  if (!observer && marks.size) {
    observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  }
  put();
  if (marks.size === 0) {
    observer?.disconnect();
    observer = null;
    own = null;
    written = null;
  }
}

function put(): void {
  if (document.title !== written) own = document.title;
  const title = [...slots.flatMap((slot) => marks.get(slot) ?? []), own ?? ''].join('');
  if (title === document.title) return;
  written = title;
  document.title = title;
}
