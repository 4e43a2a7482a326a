import './tools/require-node.mjs';

import('./tools/run-bench.mjs').then(({ runBench }) => runBench(['chaos', ...process.argv.slice(2)]));
