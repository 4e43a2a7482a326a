import { AshlarError } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { writeNewFile } from '@/lib/plan/write-new-file';
import type { Context } from '@/lib/workspace/context';
import { makeLayering } from '@/lib/workspace/layering';
import { findOpenRun } from './find-run';
import { inTheWay } from './start-run';

/**
 * Writes a layering as it was looked at. Throws `E_CHANGED` when another text would be written by now, `E_EXISTS` when
 * the file is there, `E_PATH_ESCAPE` when its place leads out of the project, `E_CONFLICT` while the spec runs.
 */
export function writeLayers(context: Context, input: ParsedVerbInput<'writeLayers'>): VerbOutput<'writeLayers'> {
  const open = findOpenRun(context, input.spec);
  if (open) throw inTheWay(open);
  const { layering, to, text, hash } = makeLayering(context, input.spec);
  if (hash !== input.hash) {
    const message = `${layering.from} or its arrangement changed: another text would be written than the one you saw.`;
    throw new AshlarError('E_CHANGED', message, 'Look at the layers again, then write them.');
  }
  writeNewFile(context.projectDir, to, text);
  return { spec: layering.spec, path: to, hash };
}
