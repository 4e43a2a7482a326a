import type { NewsItem } from '@/lib/domain/news';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import { keepTold, lastTold } from './news-cursor';

type LeadNews = {
  version: () => Promise<VerbOutput<'version'>>;
  news: (after: number) => Promise<VerbOutput<'news'>>;
  /** Every look's answer, for all tabs. */
  seen: (version: VerbOutput<'version'>) => void;
  /** News that nobody was told yet. */
  tell: (items: NewsItem[], of: string) => void;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  signal: AbortSignal;
  /** Waits before the next look. */
  pause: () => Promise<void>;
};

/** Looks for news on behalf of all tabs until `signal` aborts. An item is told once, also if the tab ends in between. */
export async function leadNews({ version, news, seen, tell, storage, signal, pause }: LeadNews): Promise<void> {
  while (!signal.aborted) {
    try {
      const look = await version();
      if (signal.aborted) return;
      seen(look);
      const told = lastTold(look.news, storage);
      if (look.news.last > told) {
        const { items, of, last } = await news(told);
        // Kept first: told never is better than told twice.
        if (of === look.news.of) keepTold({ of, last }, storage);
        if (of === look.news.of && items.length) tell(items, of);
      }
    } catch {
      // The server is away, which the page says elsewhere: the next look may find it.
    }
    await pause();
  }
}
