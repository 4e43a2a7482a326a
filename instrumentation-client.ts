import { config } from 'zod';

// Compiled validators need eval, which our policy forbids: asking for it would be reported on every page.
config({ jitless: true });
