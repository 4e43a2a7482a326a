'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { NewsEvent, NewsItem } from '@/lib/domain/news';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import { useAshlar } from './ashlar-context';
import { setFavicon } from './favicon';
import { leadNews } from './lead-news';
import { notify } from './notices';
import { setTitleMark } from './title-marks';
import { unwrap } from './verb-error';
import { useVerbQuery, verbKey } from './verb-query';

/** Milliseconds between looks. */
const LOOK_MS = 3_000;

type Message =
  | { kind: 'seen'; version: VerbOutput<'version'> }
  | { kind: 'news'; events: NewsEvent[] }
  /** The person looked at one of the tabs. */
  | { kind: 'looked' };

/**
 * Tells a person who looks elsewhere: the title and icon of every tab say what waits, failed or ended, and one tab (the
 * one that holds the lock) shows it on the desktop. Looks go on while all tabs are hidden.
 */
export function useAttention(open: (href: string) => void): void {
  const { call, report } = useAshlar();
  const queries = useQueryClient();
  const version = useVerbQuery('version', {}).data;
  const [unseen, setUnseen] = useState<NewsEvent | null>(null);
  const waiting = version?.waiting ?? 0;
  const problem = version?.news.problem ?? null;

  useEffect(() => {
    if (!navigator.locks || typeof BroadcastChannel === 'undefined') return;
    const stop = new AbortController();
    const channel = new BroadcastChannel('ashlar:attention');
    const hear = (message: Message): void => {
      if (message.kind === 'seen') queries.setQueryData(verbKey('version', {}), message.version);
      else if (message.kind === 'looked') setUnseen(null);
      else if (!document.hasFocus()) setUnseen((before) => strongest([...message.events, ...(before ? [before] : [])]));
    };
    channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
    const say = (message: Message): void => {
      hear(message);
      channel.postMessage(message);
    };
    const look = (): void => {
      if (document.hasFocus()) say({ kind: 'looked' });
    };
    const lead = () =>
      leadNews({
        version: async () => unwrap(await call('version', {})),
        news: async (after) => unwrap(await call('news', { after })),
        seen: (seen) => say({ kind: 'seen', version: seen }),
        tell: (items: NewsItem[], of) => {
          say({ kind: 'news', events: items.map(({ event }) => event) });
          for (const item of items) notify(item, of, open);
        },
        ...{ storage: localStorage, signal: stop.signal },
        pause: () => new Promise((resolve) => setTimeout(resolve, LOOK_MS)),
      });
    window.addEventListener('focus', look);
    navigator.locks.request('ashlar:attention', { signal: stop.signal }, lead).catch(() => {
      // The page was left while another tab led.
    });
    return () => {
      stop.abort();
      window.removeEventListener('focus', look);
      channel.close();
    };
  }, [call, queries, open]);

  const mark = waiting ? 'waits' : unseen === 'waits' ? null : unseen;
  useEffect(() => {
    setFavicon(mark);
    setTitleMark('badge', mark === 'waits' ? `(${waiting}) ` : mark === 'fails' ? '✗ ' : mark === 'ends' ? '✓ ' : null);
  }, [mark, waiting]);
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['verb', 'settings'] });
    if (!problem) return;
    report({ code: 'E_WEBHOOK', message: `News was not sent: ${problem}`, hint: 'See the webhook in the settings.' });
  }, [problem, report, queries]);
}

const strongest = (events: readonly NewsEvent[]): NewsEvent | null =>
  (['fails', 'ends', 'waits'] as const).find((event) => events.includes(event)) ?? null;
