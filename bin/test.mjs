import './tools/require-node.mjs';

import('./tools/test-steps.mjs').then(({ runSteps }) => runSteps(process.argv.slice(2)));
