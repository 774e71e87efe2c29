import { z } from 'zod';
import { longestDeviceName } from '../../../schema/limits';

const bytesOf = (name: string) => new TextEncoder().encode(name).length;

/** Gives friendlier messages than the API, which makes the decision. */
export const DeviceNameForm = z.object({
  name: z
    .string({ error: 'Give the device a name.' })
    .trim()
    .min(1, { error: 'Give the device a name.' })
    .refine((name) => bytesOf(name) <= longestDeviceName, { error: 'This name is too long. Shorten it.' }),
});
