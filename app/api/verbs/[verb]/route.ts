import { httpStatusOf } from '@/lib/domain/errors';
import type { Verb } from '@/lib/domain/verbs';
import { tryVerb } from '@/lib/server/read';

/** The verbs for the CLI and other tools: JSON in, a `VerbResult` out. */
export async function POST(request: Request, { params }: { params: Promise<{ verb: string }> }): Promise<Response> {
  const { verb } = await params;
  const result = await tryVerb(verb as Verb, await request.json().catch(() => null));
  return Response.json(result, { status: result.ok ? 200 : httpStatusOf(result.problem.code) });
}
