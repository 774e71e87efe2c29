import { z } from 'zod';
import { largestDownloadLimit, longestPassword, shortestPassword } from '../../../schema/limits';
import type { UpdateLinkInput } from '~/graphql/generated';
import {
  changedExpiryFields,
  expiryFields,
  isToCome,
  isUnchangedOrToCome,
  newExpiry,
  notToCome,
} from './expiring.server';

const password = z
  .string()
  .min(shortestPassword, { error: `A password has at least ${shortestPassword} characters.` })
  .max(longestPassword, { error: `A password has ${longestPassword} characters at most.` })
  .optional();
const whole = { error: `Give a whole number from 1 to ${largestDownloadLimit.toLocaleString('en')}, or nothing.` };
const downloadLimit = z.number(whole).int(whole).min(1, whole).max(largestDownloadLimit, whole).optional();
const terms = { password, downloadLimit, isPreviewOnly: z.boolean().default(false) };

/** The fields that are kept while somebody signs in: all but the password. */
export const keptTerms = ['until', 'downloadLimit', 'isPreviewOnly', 'isWithoutPassword', 'forgetsWrongPasswords'];

/** The form for a new link. It gives friendlier messages than the API, which makes the decision. */
export const NewLinkForm = z
  .object({ clientRequestId: z.string().optional(), ...terms, ...expiryFields })
  .refine(isToCome, notToCome);

/** The form for an existing link: empty fields remove a term, except for the password, which is never shown. */
export const ChangeLinkForm = z
  .object({
    ...terms,
    ...changedExpiryFields,
    isWithoutPassword: z.boolean().default(false),
    forgetsWrongPasswords: z.boolean().default(false),
  })
  .refine(isUnchangedOrToCome, notToCome)
  .refine(({ password, isWithoutPassword }) => !(password && isWithoutPassword), {
    path: ['password'],
    error: 'Give a new password or take it away, not both.',
  });

/** The input of an update from the form's fields. */
export function termsOf(asked: z.infer<typeof ChangeLinkForm>): Omit<UpdateLinkInput, 'documentId' | 'id'> {
  const { password, isWithoutPassword, downloadLimit, isPreviewOnly, forgetsWrongPasswords } = asked;
  return {
    password,
    isWithoutPassword,
    isPreviewOnly,
    forgetsWrongPasswords,
    ...newExpiry(asked),
    ...(downloadLimit === undefined ? { isUnlimited: true } : { downloadLimit }),
  };
}
