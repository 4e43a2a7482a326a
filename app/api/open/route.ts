import { httpStatusOf, toProblem } from '@/lib/domain/errors';
import { requireSession } from '@/lib/server/session';

/** A new one-time address of this dashboard, for `ashlar open` and a second `ashlar dashboard`. */
export async function POST(): Promise<Response> {
  try {
    const host = await requireSession();
    return Response.json({ url: host.newAddress() });
  } catch (error) {
    const problem = toProblem(error);
    return Response.json({ ok: false, problem }, { status: httpStatusOf(problem.code) });
  }
}
