import { z } from 'zod';

const longestName = 80;
const bytesOf = (name: string) => new TextEncoder().encode(name).length;

/** Speaks kindly about what the API would refuse; the API decides. */
export const DeviceNameForm = z.object({
  name: z
    .string({ error: 'Give the device a name.' })
    .trim()
    .min(1, { error: 'Give the device a name.' })
    .refine((name) => bytesOf(name) <= longestName, { error: 'This name is too long. Shorten it.' }),
});
