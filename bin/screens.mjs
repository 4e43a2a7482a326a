import './tools/require-node.mjs';

import('./tools/take-screens.mjs').then(({ takeScreens }) => takeScreens());
