import { z } from 'zod';
import { changedExpiryFields, expiryFields, isToCome, isUnchangedOrToCome, notToCome } from './expiring.server';
import { givenRoles } from './roles';

const noAddress = { error: 'This is not an address such as name@example.com.', abort: true };
const email = z
  .string({ error: 'Give an address.' })
  .trim()
  .pipe(z.email({ pattern: z.regexes.html5Email, ...noAddress }).regex(/@.+\../, noAddress));
const role = z.enum(givenRoles);

/** The forms of the share page. They give friendlier messages than the API, which makes the decision. */
export const SharingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('share'), email, role, ...expiryFields }).refine(isToCome, notToCome),
  z
    .object({ intent: z.literal('change'), shareId: z.string(), role, ...changedExpiryFields })
    .refine(isUnchangedOrToCome, notToCome),
  z.object({ intent: z.literal('remove'), shareId: z.string() }),
  z.object({ intent: z.literal('revoke'), linkId: z.string() }),
]);

export type SharingRequest = z.infer<typeof SharingForm>;
