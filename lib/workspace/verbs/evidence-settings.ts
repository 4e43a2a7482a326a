import { splitArgv } from '@/lib/domain/argv';
import { AshlarError } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';

/** Keeps the project's files before attempts that change some, or stops doing so. What is kept already stays. */
export function setCheckpoints(
  context: Context,
  { on }: ParsedVerbInput<'setCheckpoints'>,
): VerbOutput<'setCheckpoints'> {
  context.saveSettings({ ...context.settings(), checkpoints: on });
  return { checkpoints: on };
}

/** Sets the check of a command, for attempts that begin from now on. Throws `E_SHELL` for a line that needs a shell. */
export function setVerify(context: Context, { command, line }: ParsedVerbInput<'setVerify'>): VerbOutput<'setVerify'> {
  const settings = context.settings();
  const verify = { ...settings.verify };
  if (line === null) delete verify[command];
  else {
    const split = splitArgv(line);
    if (!split.ok)
      throw new AshlarError('E_SHELL', split.message, 'Give a program and its arguments, such as: npm test');
    verify[command] = split.argv;
  }
  context.saveSettings({ ...settings, verify });
  return { verify };
}
