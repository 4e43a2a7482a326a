/** Folders that tools fill by themselves: changes there are no evidence of work. Any depth. */
const names = new Set(['.git', 'node_modules', '.next', '__pycache__', '.venv']);
/** Ashlar’s own files: a correction made meanwhile is no work of a command. */
const paths = ['.claude/ashlar', '.claude/execution', '.claude/command-mapping.json'];

/** Whether a file or folder is left out of snapshots; `path` is relative, with `/`. */
export function isIgnoredPath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    names.has(name) ||
    name.endsWith('.ashlar-tick') ||
    paths.some((ignored) => path === ignored || path.endsWith(`/${ignored}`))
  );
}
