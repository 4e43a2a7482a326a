import './tools/require-node.mjs';

import('./tools/ensure-installed.mjs')
  .then(({ ensureInstalled }) => ensureInstalled())
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
