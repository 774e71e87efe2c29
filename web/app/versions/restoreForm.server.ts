import { z } from 'zod';

/** What the Restore button sends: the version, and the newest one that the reader saw. */
export const RestoreForm = z.object({ version: z.coerce.number().int(), baseVersion: z.coerce.number().int() });
