import { z } from 'zod';

// zod tries out the Function constructor, which the content security policy reports. Loaded before any schema.
z.config({ jitless: true });
