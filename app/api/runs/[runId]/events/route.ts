import { httpStatusOf, toProblem } from '@/lib/domain/errors';
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
    return new Response(toSse(items), { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  } catch (error) {
    const problem = toProblem(error);
    return Response.json({ ok: false, problem }, { status: httpStatusOf(problem.code) });
  }
}

type Items = AsyncIterator<Awaited<ReturnType<typeof followRun>> extends AsyncIterable<infer T> ? T : never>;

function toSse(items: Items): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await items.next();
        if (done) return controller.close();
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
