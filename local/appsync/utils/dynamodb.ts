import type { Util } from '@aws-appsync/utils';
import { toTyped, toTypedMap } from './typedValues';

type Make = (value: unknown) => unknown;

const orNull =
  (make: Make): Make =>
  (value) =>
    value === null || value === undefined ? null : make(value);

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** util.dynamodb: plain values to AppSync's typed ones. */
export const dynamodb = {
  toDynamoDB: toTyped,
  // Null stays bare for these, unlike for toDynamoDB: recorded from AppSync's EvaluateCode.
  toString: orNull((value) => ({ S: value })),
  toStringSet: orNull((list) => ({ SS: list })),
  toNumber: orNull((number) => ({ N: number })),
  toNumberSet: orNull((numbers) => ({ NS: numbers })),
  toBinary: orNull((value) => ({ B: value })),
  toBinarySet: orNull((values) => ({ BS: values })),
  toBoolean: orNull((value) => ({ BOOL: value })),
  toNull: () => ({ NULL: null }),
  toList: (value: unknown) => (Array.isArray(value) ? toTyped(value) : null),
  toMap: (value: unknown) => (isRecord(value) ? toTyped(value) : null),
  toMapValues: (value: unknown) => (isRecord(value) ? toTypedMap(value) : null),
  toS3Object: (key: string, bucket: string, region: string, version?: string) => ({
    S: JSON.stringify({ s3: { key, bucket, region, ...(version ? { version } : {}) } }),
  }),
  fromS3ObjectJson: (text: string) => (JSON.parse(text) as { s3: unknown }).s3,
} satisfies Record<keyof Util['dynamodb'], unknown>;
