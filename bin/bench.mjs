import './tools/require-node.mjs';

import('./tools/run-bench.mjs').then(({ runBench }) => runBench(process.argv.slice(2)));
