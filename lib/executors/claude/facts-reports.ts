import type { AttemptReport } from '@/lib/domain/attempt';
import type { FactsBook } from './facts';

/** Reports facts at most once every `factsMs`, and at once when the session becomes known: it is needed to resume. */
export function createFactsReports(
  facts: FactsBook,
  emit: (report: AttemptReport) => void,
  factsMs: number,
): { changed(): void; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  let reported = '';
  const report = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const agent = facts.current();
    const text = JSON.stringify(agent);
    if (text === reported) return;
    reported = text;
    emit({ type: 'agent', agent });
  };
  let known: string | null = null;
  return {
    changed() {
      const { sessionId } = facts.current();
      if (sessionId !== known) {
        known = sessionId;
        report();
      } else timer ??= setTimeout(report, factsMs);
    },
    end: () => clearTimeout(timer),
  };
}
