import { z } from 'zod';

// The page runs under a policy without eval. zod decides when a schema is built, so this module comes first.
z.config({ jitless: true });
