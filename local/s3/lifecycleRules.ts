import { z } from 'zod';

const days = z.number().int().positive();

const descriptions = new Set(['Id', 'Status', 'Prefix']);

const rule = z
  .strictObject({
    Id: z.string().optional(),
    Status: z.enum(['Enabled', 'Disabled']),
    Prefix: z.string().default(''),
    ExpirationInDays: days.optional(),
    ExpiredObjectDeleteMarker: z.boolean().optional(),
    NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: days }).optional(),
    NoncurrentVersionExpirationInDays: days.optional(),
    AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: days }).optional(),
  })
  .refine((given) => Object.keys(given).some((name) => !descriptions.has(name)), { error: 'It has no action.' })
  .refine((given) => given.ExpirationInDays === undefined || given.ExpiredObjectDeleteMarker === undefined, {
    error: 'ExpiredObjectDeleteMarker cannot be specified with ExpirationInDays.',
  });

const configuration = z.strictObject({ Rules: z.array(z.unknown()) });

/** What happens to the objects and uploads whose keys begin with the prefix. */
export type LifecycleRule = {
  prefix: string;
  expirationDays: number | undefined;
  noncurrentDays: number | undefined;
  abortDays: number | undefined;
  removesLoneMarkers: boolean;
};

/** The enabled rules of a bucket's LifecycleConfiguration. Throws and names the rule if one is not supported. */
export function lifecycleRulesOf(bucket: string, given: unknown): LifecycleRule[] {
  if (given === undefined) return [];
  const parsed = configuration.safeParse(given);
  if (!parsed.success)
    throw new Error(`The lifecycle of the bucket ${bucket} is wrong: ${z.prettifyError(parsed.error)}`);
  return parsed.data.Rules.flatMap((each, index) => ruleOf(each, `${nameOf(each, index)} of the bucket ${bucket}`));
}

function ruleOf(given: unknown, name: string): LifecycleRule[] {
  const parsed = rule.safeParse(given);
  if (!parsed.success) throw new Error(`The lifecycle rule ${name} cannot be kept: ${z.prettifyError(parsed.error)}`);
  const { Status, Prefix, ExpirationInDays, ExpiredObjectDeleteMarker, AbortIncompleteMultipartUpload } = parsed.data;
  const { NoncurrentVersionExpiration, NoncurrentVersionExpirationInDays } = parsed.data;
  if (Status === 'Disabled') return [];
  return [
    {
      prefix: Prefix,
      expirationDays: ExpirationInDays,
      noncurrentDays: NoncurrentVersionExpiration?.NoncurrentDays ?? NoncurrentVersionExpirationInDays,
      abortDays: AbortIncompleteMultipartUpload?.DaysAfterInitiation,
      removesLoneMarkers: ExpiredObjectDeleteMarker ?? false,
    },
  ];
}

function nameOf(given: unknown, index: number): string {
  const named = z.object({ Id: z.string() }).safeParse(given);
  return named.success ? named.data.Id : `number ${index + 1}`;
}
