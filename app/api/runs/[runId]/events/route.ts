import { httpStatusOf, toProblem } from '@/lib/domain/errors';
import type { RunStreamItem } from '@/lib/domain/run-event';
import { followRun } from '@/lib/server/watch-run';

/**
 * A run's stream as Server-Sent Events, for `curl` and other tools: the same items as the page's action, one JSON
 * document in each `data:` line, the cursor as the event's id (`Last-Event-ID` or `?cursor=` to go on).
 */
export async function GET(request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  const { runId } = await params;
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('cursor') ?? '0';
  const cursor = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  try {
    const items = (await followRun(runId, cursor))[Symbol.asyncIterator]();
    // Asked for before the answer begins: a run that does not exist can still be told by the status.
    const first = await items.next();
    return new Response(toSse(items, first), { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  } catch (error) {
    const problem = toProblem(error);
    return Response.json({ ok: false, problem }, { status: httpStatusOf(problem.code) });
  }
}

type Items = AsyncIterator<RunStreamItem>;

function toSse(items: Items, first: IteratorResult<RunStreamItem>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<RunStreamItem> | null = first;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = next ?? (await items.next());
        next = null;
        if (done) {
          controller.close();
          return;
        }
        const id = value.type === 'snapshot' ? value.snapshot.cursor : value.cursor;
        controller.enqueue(encoder.encode(`id: ${id}\ndata: ${JSON.stringify(value)}\n\n`));
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel() {
      await items.return?.();
    },
  });
}
