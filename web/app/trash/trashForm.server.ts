import { z } from 'zod';

/** What the trash buttons send: which document goes where, and the page of the list that they were on. */
export const TrashForm = z.object({
  id: z.string(),
  intent: z.enum(['trash', 'restore']),
  from: z.enum(['dashboard', 'trash']),
  after: z.string().optional(),
});
