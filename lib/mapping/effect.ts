import type { Effect } from '@/lib/domain/mapping';

/** Acts that look, try or carry elsewhere, and leave the project's files as they are. */
const looking = new Set(
  'test tests validate validation verify check lint review audit analyze analyse deploy release publish rollback sync status monitor inspect scan benchmark security performance'.split(
    ' ',
  ),
);
/** Acts that write files whatever they are about: `/x:generate-tests`, `/x:add-deploy-script`. */
const writing = new Set(
  'add create build generate init initialize setup new scaffold integrate implement configure prepare fix'.split(' '),
);

/**
 * Whether success of a command must show in changed files. Known from its name alone: the first word of it decides,
 * then any word that means looking. When in doubt files must change, and a person can say otherwise.
 */
export function effectOf(command: string): Effect {
  const name = command.replace(/^\//, '').split(':').at(-1) ?? '';
  const words = name.toLowerCase().split(/[-_]/);
  if (writing.has(words[0] ?? '')) return 'files';
  return words.some((word) => looking.has(word)) ? 'none' : 'files';
}
