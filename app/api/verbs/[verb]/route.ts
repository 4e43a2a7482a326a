import { httpStatusOf } from '@/lib/domain/errors';
import type { VerbResult } from '@/lib/domain/verb-outputs';
import { isVerb, type Verb } from '@/lib/domain/verbs';
import { tryVerb } from '@/lib/server/read';

/** The verbs for the CLI and other tools: JSON in, a `VerbResult` out. */
export async function POST(request: Request, { params }: { params: Promise<{ verb: string }> }): Promise<Response> {
  const { verb } = await params;
  const result = isVerb(verb) ? await tryVerb(verb, await request.json().catch(() => null)) : noSuchVerb(verb);
  return Response.json(result, { status: result.ok ? 200 : httpStatusOf(result.problem.code) });
}

function noSuchVerb(verb: string): VerbResult<Verb> {
  return { ok: false, problem: { code: 'E_NOT_FOUND', message: `There is no verb ${verb}.`, hint: null } };
}
