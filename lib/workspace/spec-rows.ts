import { listOpenRuns } from '@/db/queries/runs';
import { specPrints } from '@/db/queries/spec-prints';
import type { SpecSummary } from '@/lib/domain/board';
import { planFiles, type SpecLocation } from '@/lib/plan/locate-specs';
import type { Context } from './context';
import { stampOf } from './read-steadily';

type Row = { summary: SpecSummary; print: string };
type Wanted = { location: SpecLocation; print: string | null; known: Row | undefined };

const rowsOf = new WeakMap<Context, Map<string, Row>>();
/** A file written this short ago may be written again under the same stamp. */
const SETTLED_MS = 1000;

/**
 * A row for each place, in their order. Rows whose files and records are what they were are not worked out again; of
 * the others as many as fit into `withinMs`: those that run, then those never seen. What is left shows what was known before, or
 * `blank`, and is marked as pending.
 */
export function specRows(
  context: Context,
  locations: readonly SpecLocation[],
  withinMs: number,
  make: { row: (location: SpecLocation) => SpecSummary; blank: (location: SpecLocation) => SpecSummary },
): SpecSummary[] {
  const before = rowsOf.get(context);
  const prints = specPrints(context.db);
  const rows = new Map<string, Row>();
  rowsOf.set(context, rows);
  // What runs changes all the time.
  const open = new Set(listOpenRuns(context.db).map(({ specId }) => specId));
  const wanted = locations.map((location): Wanted => {
    const print = open.has(location.id) ? null : printOf(location, prints.get(location.id));
    return { location, print, known: before?.get(location.id) };
  });
  const due = wanted.filter(({ print, known }) => print === null || known?.print !== print);
  const until = performance.now() + withinMs;
  const made = new Map<string, SpecSummary>();
  const rank = ({ location, known }: Wanted): number => (open.has(location.id) ? 0 : known ? 2 : 1);
  for (const { location } of due.sort((a, b) => rank(a) - rank(b))) {
    if (made.size > 0 && performance.now() > until) break;
    made.set(location.id, make.row(location));
  }
  // What was worked out may have been stored by that: the records are those of now.
  const after = made.size > 0 ? specPrints(context.db) : prints;
  return wanted.map(({ location, print, known }) => {
    const { id } = location;
    const summary = made.get(id);
    if (summary) {
      const isSettled = print?.startsWith(`${stampOf(planFiles(location)).text}|`);
      rows.set(id, { summary, print: isSettled ? (printOf(location, after.get(id)) ?? '') : '' });
      return summary;
    }
    if (known) rows.set(id, known);
    if (known && known.print === print) return known.summary;
    return { ...(known?.summary ?? make.blank(location)), pending: true };
  });
}

/** Null while nothing can be told by it. */
function printOf(location: SpecLocation, kept: string | undefined): string | null {
  const { text, writtenMs } = stampOf(planFiles(location));
  return Date.now() - writtenMs > SETTLED_MS ? `${text}|${location.planPath}|${kept ?? ''}` : null;
}
