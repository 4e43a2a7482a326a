import { describe, expect, it } from 'vitest';
import { isPath, maskText } from './mask-text';

describe('what is data in a task', () => {
  it.each([
    ['Add a card in src/shop/Card.tsx', 'path', 'src/shop/Card.tsx'],
    ['Add a card (src/shop/Card.tsx).', 'path', 'src/shop/Card.tsx'],
    ['Write app/(shop)/cart/page.tsx', 'path', 'app/(shop)/cart/page.tsx'],
    ['Fill .env.local', 'path', '.env.local'],
    ['Look at https://example.org/login for it', 'url', 'https://example.org/login'],
    ['Call the `loginUser` function', 'code', 'loginUser'],
    ['Write `api/routes/orders.py`', 'path', 'api/routes/orders.py'],
    ['Add GET /orders/{id} now', 'endpoint', 'GET /orders/{id}'],
    ['Show "Your login page" there', 'quote', 'Your login page'],
  ])('is found in %j and is no word.', (text, kind, span) => {
    const masked = maskText(text);
    expect(masked.spans.map((found) => [found.kind, found.text])).toEqual([[kind, span]]);
    expect(masked.words).not.toContain(span);
    expect(masked.words).toHaveLength(text.length);
    const [found] = masked.spans;
    expect(text.slice(found?.start).replace(/^[`"]/, '').startsWith(span)).toBe(true);
  });

  it.each(['Next.js', 'CI/CD', 'success/cancel', '1.2.3', 'and/or', 'Node.js'])('is not %s.', (word) => {
    expect(isPath(word)).toBe(false);
    expect(maskText(`Set up ${word} here`).words).toContain(word);
  });
});
