import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, wherever the command was called from. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
