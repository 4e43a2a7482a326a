import './tools/require-node.mjs';

import('./tools/build-parts.mjs')
  .then(async ({ buildCli, buildPages }) => {
    await buildCli();
    await buildPages();
  })
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
