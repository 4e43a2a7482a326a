import { expect, test } from 'vitest';
import type { NewsItem } from '@/lib/domain/news';
import { leadNews } from './lead-news';

function browser() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

function server(of = 'first') {
  const items: NewsItem[] = [];
  const state = () => ({ of, last: items.length, problem: null });
  return {
    add: (spec: string) =>
      items.push({
        ...{ id: items.length + 1, at: '', event: 'ends', spec, run: 'r', task: null, message: 'over' },
      } as NewsItem),
    version: async () => ({ facts: 0, waiting: 0, news: state() }),
    news: async (after: number) => ({ ...state(), items: items.filter(({ id }) => id > after) }),
  };
}

/** Looks as often as there are steps; each step happens after a look. */
async function lead(of: ReturnType<typeof server>, storage: ReturnType<typeof browser>, ...steps: (() => void)[]) {
  const told: string[] = [];
  const stop = new AbortController();
  await leadNews({
    ...{ version: of.version, news: of.news, storage, signal: stop.signal, seen: () => {} },
    tell: (items) => told.push(...items.map(({ spec }) => spec)),
    pause: async () => {
      const step = steps.shift();
      if (step) step();
      else stop.abort();
    },
  });
  return told;
}

test('each item is told once, also when another tab takes over, and none from before the first look', async () => {
  const storage = browser();
  const ashlar = server();
  ashlar.add('before');
  expect(
    await lead(
      ashlar,
      storage,
      () => ashlar.add('F001'),
      () => ashlar.add('F002'),
    ),
  ).toEqual(['F001', 'F002']);
  ashlar.add('F003');
  expect(await lead(ashlar, storage)).toEqual(['F003']);
  expect(await lead(ashlar, storage)).toEqual([]);
});

test('a server that was started again is followed from where it is, not from the number of the one before', async () => {
  const storage = browser();
  const first = server();
  await lead(
    first,
    storage,
    () => first.add('F001'),
    () => first.add('F002'),
  );
  const second = server('second');
  second.add('old');
  expect(await lead(second, storage, () => second.add('new'))).toEqual(['new']);
});

test('a server that is away for a while is asked again', async () => {
  const storage = browser();
  const ashlar = server();
  const { version } = ashlar;
  await lead(ashlar, storage);
  ashlar.version = async () => {
    ashlar.version = version;
    throw new Error('away');
  };
  ashlar.add('F001');
  const told = await lead({ ...ashlar, version: () => ashlar.version() }, storage, () => {});
  expect(told).toEqual(['F001']);
});
