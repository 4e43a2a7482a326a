import { momentOf } from './normalise/fields';

const limitWords =
  /usage limit|(?:session|weekly|hourly|daily|monthly|opus|sonnet|spend(?:ing)?) limit|limit reached|hit your .{0,30}limit|out of (?:extra )?usage/i;

/** Whether an error's text tells of a usage limit of the person's plan, not of too many requests at once. */
export function tellsOfLimit(text: string): boolean {
  return limitWords.test(text);
}

/** When the limit is over, by the text, as ISO 8601; null when it does not say. */
export function limitUntil(text: string, now: Date): string | null {
  const epoch = /\|\s*(\d{10,13})\b/.exec(text)?.[1];
  if (epoch) return momentOf(Number(epoch));
  const iso = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/.exec(text)?.[0];
  if (iso) return momentOf(iso);
  const clock = /resets?\s+(?:at\s+)?(\d{1,2})(?::(\d\d))?\s*(am|pm)?(?:\s*\(([^)]+)\))?/i.exec(text);
  if (!clock) return null;
  const [, hours = '', minutes = '0', half, zone] = clock;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || (half && Number(hours) > 12)) return null;
  return nextTime(hour * 60 + Number(minutes), zone ?? undefined, now);
}

const DAY_MS = 86_400_000;

/** The next moment at which a clock in the zone shows that many minutes after midnight. */
function nextTime(minutesOfDay: number, timeZone: string | undefined, now: Date): string | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
      .formatToParts(now)
      .flatMap(({ type, value }) => (type === 'hour' || type === 'minute' ? [Number(value)] : []));
    const [hour = 0, minute = 0] = parts;
    const wait = ((minutesOfDay - (hour * 60 + minute)) * 60_000 + DAY_MS) % DAY_MS || DAY_MS;
    return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + wait).toISOString();
  } catch {
    return null;
  }
}
