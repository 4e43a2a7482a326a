import { askGit } from './git';

const root = 'refs/ashlar';
const nameShape = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/;

/** Keeps a tree from being cleared away, under a name of ours that no branch, tag or log shows. */
export async function keepTree(
  folder: string,
  name: string,
  tree: string,
): Promise<{ ok: true } | { ok: false; message: string }> {
  if (!nameShape.test(name)) return { ok: false, message: `“${name}” cannot be a name` };
  const answer = await askGit(folder, ['update-ref', '--no-deref', `${root}/${name}`, tree]);
  return answer.ok ? { ok: true } : answer;
}

/** Trees kept for one name and below it: the rest of the name, and the tree. */
export async function listTrees(folder: string, name = ''): Promise<Map<string, string>> {
  const under = name === '' ? root : `${root}/${name}`;
  const answer = await askGit(folder, ['for-each-ref', '--format=%(refname) %(objectname)', under]);
  if (!answer.ok) return new Map();
  const rows = answer.out.toString().split('\n').filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [ref = '', tree = ''] = row.split(' ');
      return [ref.slice(under.length + 1), tree] as const;
    }),
  );
}

/** Gives up the trees of attempts that `isKept` does not name; git clears them away in its own time. */
export async function pruneTrees(folder: string, isKept: (attemptId: string) => boolean): Promise<number> {
  const names = [...(await listTrees(folder)).keys()].filter((name) => !isKept(name.split('/')[0] ?? ''));
  if (names.length === 0) return 0;
  const input = names.map((name) => `delete ${root}/${name}\n`).join('');
  const answer = await askGit(folder, ['update-ref', '--no-deref', '--stdin'], { input });
  return answer.ok ? names.length : 0;
}
