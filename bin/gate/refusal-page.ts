import type { Refusal } from './refusal';

/** A page of its own, without assets: everything else is behind the login. */
export function refusalPage({ status, message, hint }: Refusal): string {
  // Coming from another site, a browser keeps the cookie back on the first request: the link asks again from here.
  const again = status === 401 ? '<p>Signed in already? <a href="/">Go on to the dashboard</a>.</p>' : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status === 401 ? 'Sign in' : 'Refused'} · Ashlar</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 18vh auto 0; max-width: 34rem; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
</style>
</head>
<body>
<main>
<h1>${escaped(message)}</h1>
${hint ? `<p>${escaped(hint).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>` : ''}
${again}
</main>
</body>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
