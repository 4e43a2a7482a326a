import { listSpecsWithRuns } from '@/db/queries/runs';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { readProjectWishes } from '@/lib/project/project-wishes';
import { settingsPath } from '@/lib/project/settings';
import type { Context } from '@/lib/workspace/context';

/** The user's settings for this project. Values of the environment are never handed out. */
export function showSettings(context: Context): VerbOutput<'settings'> {
  const { environment, stateId: _, ...settings } = context.settings();
  const file = settingsPath(context.projectDir, context.env);
  const webhookProblem = settings.webhook === null ? null : context.news.webhook.problem();
  const names = Object.keys(environment).sort();
  return { ...settings, environment: names, file, stack: context.facts().stack, webhookProblem };
}

/** What trusting this project would let start: the person's routes, and what the project's own files name. */
export function showWishes({ projectDir, settings }: Context): VerbOutput<'wishes'> {
  const routes = Object.entries(settings().routes).map(([command, { argv }]) => ({ command, runs: argv.join(' ') }));
  return { ...readProjectWishes(projectDir), routes };
}

/** Lets this project's tasks run, or takes that back. */
export function trust(context: Context, { trusted }: ParsedVerbInput<'trust'>): VerbOutput<'trust'> {
  context.saveSettings({ ...context.settings(), trusted });
  if (trusted) touchAll(context);
  return { trusted };
}

/** Ticks boxes of completed tasks in plan files, or stops doing so. What was left out meanwhile is made up. */
export function setWriteBack(context: Context, { on }: ParsedVerbInput<'setWriteBack'>): VerbOutput<'setWriteBack'> {
  context.saveSettings({ ...context.settings(), writeBack: on });
  if (on) touchAll(context);
  return { writeBack: on };
}

function touchAll({ db, ticks }: Context): void {
  for (const specId of listSpecsWithRuns(db)) ticks.touch(specId);
}

/** Sets a variable for the commands of this project; null removes it. */
export function setEnvironment(
  context: Context,
  input: ParsedVerbInput<'setEnvironment'>,
): VerbOutput<'setEnvironment'> {
  const settings = context.settings();
  const environment = { ...settings.environment };
  if (input.value === null) delete environment[input.name];
  else environment[input.name] = input.value;
  context.saveSettings({ ...settings, environment });
  return { environment: Object.keys(environment).sort() };
}
