import './tools/require-node.mjs';

import('./tools/start-dashboard.mjs').then(({ startDashboard }) => startDashboard(process.argv.slice(2)));
