import { z } from 'zod';
import { longestName } from '../../../schema/limits';

const bytesOf = (name: string) => new TextEncoder().encode(name).length;

/** Gives friendlier messages than the API, which makes the decision. */
export const RenameForm = z.object({
  name: z
    .string({ error: 'Give the document a name.' })
    .transform((name) => name.trim().normalize('NFC'))
    .refine((name) => !['', '.', '..'].includes(name), { error: 'Give the document a name.', abort: true })
    .refine((name) => bytesOf(name) <= longestName, { error: 'This name is too long. Shorten it.', abort: true })
    .refine((name) => !/[\p{Cc}/\u2028\u2029]/u.test(name), {
      error: 'A name cannot hold / or a line break. Take it out.',
    }),
  /** The document's name when the form was shown. */
  former: z.string().optional(),
  /** Whether to keep an ending that the new name lacks; the page asks if it is missing. */
  ending: z.enum(['keep', 'drop']).optional(),
});
