import { describe, expect, it } from 'vitest';
import { readTask } from './read-task';

const about = (text: string): string[] => {
  const task = readTask(text);
  return task.objects.map(({ from, to }) =>
    task.words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  );
};

describe('what a task is about', () => {
  it.each<[string, string[]]>([
    ['Create the order table with a foreign key to customers', ['the order table']],
    ['T012 [P] [US1] Create invoice page in app/invoices/page.tsx', ['invoice page']],
    ['Design and implement the price engine', ['the price engine']],
    ['Add sign-in and password reset', ['sign-in', 'password reset']],
    ['Implementation of the basket service', ['the basket service']],
    ['Add support for bank transfers', ['bank transfers']],
    ['Checkout form: collects the address. Uses the api.', ['Checkout form']],
    ['Create api/models/order.py with Order entity', ['Order entity']],
    ['Add text-to-speech for articles', ['text to speech']],
    ['Bestellseite', ['Bestellseite']],
  ])('%j is about %j.', (text, expected) => {
    expect(about(text)).toEqual(expected);
  });
});

describe('what a task wants done', () => {
  it.each([
    ['Create a basket page', 'make'],
    ['Basket page', 'make'],
    ['Set up the mail server', 'configure'],
    ['Integrate the price feed', 'join'],
    ['Write unit tests for the basket', 'write-tests'],
    ['Create tests/basket.spec.ts with three cases', 'write-tests'],
    ['Run the integration tests', 'run-tests'],
    ['Verify the basket keeps its contents', 'check'],
    ['Update the basket page', 'change'],
    ['Query all baskets older than a day', 'change'],
    ['FIX: basket forgets its contents', 'fix'],
    ['docs: how to fill the basket', 'document'],
    ['Write a guide for shop owners', 'document'],
    ['Create seed data for baskets', 'sample-data'],
    ['Install the mail packages', 'install'],
    ['Load test the basket', 'make'],
    ['Refactor basket storage', 'refactor'],
    ['Deploy the shop', 'deploy'],
    ['Push notification settings', 'make'],
  ])('%j is of the kind %s.', (text, kind) => {
    expect(readTask(text).kind).toBe(kind);
  });

  it('names the file that is itself made, not one that is merely touched.', () => {
    expect(readTask('Create app/basket/page.tsx')?.made?.text).toBe('app/basket/page.tsx');
    expect(readTask('Create BasketCard in src/BasketCard.tsx')?.made?.text).toBe('src/BasketCard.tsx');
    expect(readTask('Add a border to the card in src/components/Card.tsx')?.made).toBeNull();
  });

  it('comes to an end quickly on text made to be slow.', () => {
    for (const part of ['`', '"', 'a/', '((', 'A1 ', '[x] ', 'Aa', '../', 'and ', 'GET /', 'a-']) {
      expect(readTask(part.repeat(50_000)).text.length).toBeLessThanOrEqual(2000);
    }
  });
});
