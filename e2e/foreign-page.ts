import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';

export type ForeignSite = { port: number; close(): void };

/** Another program's page on this machine, on a port of its own. */
export async function startForeignSite(): Promise<ForeignSite> {
  const server: Server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>foreign</title><body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

/** What a hostile page got out of each way it tried: `nothing`, or what it could see. */
export type Loot = Record<string, string>;

/** Tries every way a page has to reach another origin, with the browser's cookies. `built` is one of our script files. */
export function tryEverything(page: Page, target: string, built: string): Promise<Loot> {
  return page.evaluate(
    async ({ origin, script }) => {
      const loot: Record<string, string> = {};
      const body = '{"spec":"F002","approveFrom":0}';
      const run = `${origin}/api/verbs/run`;
      const within = <T>(work: Promise<T>): Promise<T | 'nothing'> =>
        Promise.race([work, new Promise<'nothing'>((resolve) => setTimeout(resolve, 3000, 'nothing'))]);
      const request = async (name: string, url: string, init: RequestInit = {}): Promise<void> => {
        const read = async (): Promise<string> =>
          (await (await fetch(url, { credentials: 'include', ...init })).text()) || 'nothing';
        loot[name] = await read().catch(() => 'nothing');
      };
      await request('fetch a page', `${origin}/`);
      await request('fetch a page without cors', `${origin}/`, { mode: 'no-cors' });
      await request('post json', run, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      await request('post text', run, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
      await request('post text without cors', run, { method: 'POST', body, mode: 'no-cors' });
      navigator.sendBeacon(run, new Blob([body], { type: 'text/plain' }));

      const frame = document.createElement('iframe');
      frame.name = 'inner';
      document.body.append(frame);
      const loaded = (): Promise<unknown> =>
        new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      frame.src = `${origin}/specs/F002`;
      await within(loaded());
      loot['read a frame'] = frame.contentDocument?.body.textContent || 'nothing';
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const form = document.createElement('form');
        Object.assign(form, { method: 'POST', action: run, target: 'inner', enctype: type });
        // As text/plain a form can write what reads as JSON.
        const field = document.createElement('input');
        Object.assign(field, { name: '{"spec":"F002","approveFrom":0,"x":"', value: '"}' });
        form.append(field);
        document.body.append(form);
        const answered = loaded();
        form.submit();
        await within(answered);
      }

      const socket = new WebSocket(`${origin.replace('http', 'ws')}/`);
      loot.socket = await within(
        new Promise<string>((resolve) => {
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('nothing');
        }),
      );
      const stream = new EventSource(`${origin}/api/runs/x/events`, { withCredentials: true });
      loot['event stream'] = await within(
        new Promise<string>((resolve) => {
          stream.onopen = () => resolve('open');
          stream.onerror = () => resolve('nothing');
        }),
      );
      stream.close();
      for (const [name, tag, url] of [
        ['a script of ours', 'script', script],
        ['an answer as script', 'script', `${origin}/api/verbs/specs`],
        ['the icon', 'img', `${origin}/icon.svg`],
        ['a style', 'link', `${origin}/`],
      ] as const) {
        const element = document.createElement(tag);
        if (element instanceof HTMLLinkElement) Object.assign(element, { rel: 'stylesheet', href: url });
        else Object.assign(element, { src: url });
        const outcome = new Promise<string>((resolve) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('nothing');
        });
        document.body.append(element);
        loot[name] = await within(outcome);
      }
      const opened = window.open(`${origin}/specs/F002`, 'popup');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      try {
        loot['read an opened window'] = opened?.document.body.textContent || 'nothing';
      } catch {
        loot['read an opened window'] = 'nothing';
      }
      opened?.close();
      return loot;
    },
    { origin: target, script: built },
  );
}
