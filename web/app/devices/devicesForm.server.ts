import { z } from 'zod';

/** What the buttons of the devices page send. */
export const DevicesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('revoke'), id: z.string() }),
  z.object({ intent: z.literal('revokeAll') }),
]);
