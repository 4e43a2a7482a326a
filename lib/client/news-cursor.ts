import type { NewsState } from '@/lib/domain/news';

const KEY = 'ashlar.news';

/**
 * Number of the last item that this browser was told. Tabs share it, so that a tab which takes over repeats nothing.
 * News from before the first look is not told.
 */
export function lastTold({ of, last }: NewsState, storage: Pick<Storage, 'getItem' | 'setItem'>): number {
  const [knownOf, known] = (storage.getItem(KEY) ?? '').split(' ');
  if (knownOf === of && Number.isInteger(Number(known))) return Number(known);
  keepTold({ of, last }, storage);
  return last;
}

export function keepTold({ of, last }: Pick<NewsState, 'of' | 'last'>, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(KEY, `${of} ${last}`);
}
