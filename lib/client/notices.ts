import type { NewsItem } from '@/lib/domain/news';

const KEY = 'ashlar.notices';
const words = { waits: 'waits for you', fails: 'failed', ends: 'is over' } as const;

/** Whether the person wants notices of the desktop in this browser. */
export const wantsNotices = (): boolean => localStorage.getItem(KEY) === 'on';

/** Keeps the wish, asking the browser for its permission; answers whether notices are on now. */
export async function chooseNotices(on: boolean): Promise<boolean> {
  const granted = on && canNotify() && (await Notification.requestPermission()) === 'granted';
  localStorage.setItem(KEY, granted ? 'on' : 'off');
  return granted;
}

export const canNotify = (): boolean => typeof Notification !== 'undefined';

/** Shows news on the desktop, where it is wanted and allowed; a press leads to the run. */
export function notify({ id, event, spec, task, message }: NewsItem, of: string, open: (href: string) => void): void {
  if (!canNotify() || Notification.permission !== 'granted' || !wantsNotices()) return;
  const title = [spec, task, words[event]].filter(Boolean).join(' ');
  const notice = new Notification(title, { body: message, tag: `ashlar-${of}-${id}` });
  notice.onclick = () => {
    window.focus();
    open(`/specs/${encodeURIComponent(spec)}/run`);
    notice.close();
  };
}
