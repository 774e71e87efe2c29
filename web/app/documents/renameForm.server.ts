import { z } from 'zod';
import { longestName } from '../../../schema/limits';

const bytesOf = (name: string) => new TextEncoder().encode(name).length;

/** Speaks kindly about what the API would refuse; the API decides. */
export const RenameForm = z.object({
  name: z
    .string({ error: 'Give the document a name.' })
    .transform((name) => name.trim().normalize('NFC'))
    .refine((name) => !['', '.', '..'].includes(name), { error: 'Give the document a name.', abort: true })
    .refine((name) => bytesOf(name) <= longestName, { error: 'This name is too long. Shorten it.', abort: true })
    .refine((name) => !/[\p{Cc}/\u2028\u2029]/u.test(name), {
      error: 'A name cannot hold / or a line break. Take it out.',
    }),
  /** The name on the page where the form was filled in. */
  former: z.string().optional(),
  /** What becomes of an ending that the new name lacks; asked where it is not said. */
  ending: z.enum(['keep', 'drop']).optional(),
});
