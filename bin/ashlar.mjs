#!/usr/bin/env node
import './tools/require-node.mjs';

import('./tools/run-cli.mjs').then(({ runCli }) => runCli());
