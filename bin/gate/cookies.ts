/** Cookies know no ports: the name tells which server on this machine a cookie belongs to. */
export const cookieName = (port: number): string => `ashlar_${port}`;

/** Every value sent under a name. More than one means that another port of this machine set its own. */
export function cookieValues(header: string | null | undefined, name: string): string[] {
  return pairs(header)
    .filter(([key]) => key === name)
    .map(([, value]) => value);
}

/** What the pages read: our own session cookies and the colour scheme. */
const isRead = (name: string): boolean => name.startsWith('ashlar') || name === 'theme';

/** The header without the cookies of other programs on this machine, some of which a web framework would obey. */
export function ownCookies(header: string | undefined): string | undefined {
  const own = pairs(header).filter(([name]) => isRead(name));
  return own.length ? own.map(([key, value]) => `${key}=${value}`).join('; ') : undefined;
}

/** Not readable by scripts, not sent along by other sites, gone when the browser closes. */
export const setCookie = (port: number, value: string): string =>
  `${cookieName(port)}=${value}; Path=/; HttpOnly; SameSite=Strict`;

function pairs(header: string | null | undefined): [string, string][] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const at = part.indexOf('=');
      return at === -1 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    });
}
