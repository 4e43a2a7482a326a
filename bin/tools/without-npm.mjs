import path from 'node:path';

/**
 * The environment as it was before `npm start`. npm puts our own tools first on PATH and describes our package in
 * variables: commands of the person's project must find neither.
 */
export function withoutNpm(env, packageRoot) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|config_local_prefix|execpath|node_execpath)|^INIT_CWD$/.test(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, /^path$/i.test(name) ? withoutOurTools(value, packageRoot) : value]),
  );
}

/** npm adds `node_modules/.bin` of the package and of every folder above it, and a folder of its own. */
function withoutOurTools(searchPath, packageRoot) {
  const isOurs = (folder) =>
    /[\\/]@npmcli[\\/]run-script[\\/]/.test(folder) ||
    (path.basename(folder) === '.bin' && isAbove(path.dirname(path.dirname(folder)), packageRoot));
  return searchPath
    .split(path.delimiter)
    .filter((folder) => !isOurs(folder))
    .join(path.delimiter);
}

const isAbove = (folder, inner) => !path.relative(folder, inner).startsWith('..');
