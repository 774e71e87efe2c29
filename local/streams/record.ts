import { createHash } from 'node:crypto';

/** One change as the DynamoDB Streams API describes it; Lambda passes it on. */
export type StreamRecord = {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventSource: string;
  awsRegion: string;
  dynamodb: {
    Keys: Record<string, unknown>;
    SequenceNumber: string;
    /** Seconds since the epoch. */
    ApproximateCreationDateTime: number;
    NewImage?: Record<string, unknown>;
    OldImage?: Record<string, unknown>;
    StreamViewType: string;
  };
};

export type EventRecord = StreamRecord & { eventSourceARN: string };

type Origin = { streamArn: string; eventSourceArn: string; region: string };

/**
 * The record as a function sees it. AWS gives every event a unique id, while DynamoDB Local counts from one for each
 * table.
 */
export function eventRecordOf(record: StreamRecord, { streamArn, eventSourceArn, region }: Origin): EventRecord {
  const id = createHash('md5').update(`${streamArn} ${record.dynamodb.SequenceNumber}`).digest('hex');
  return { ...record, eventID: id, awsRegion: region, eventSourceARN: eventSourceArn };
}

export function sequenceNumberOf({ dynamodb }: StreamRecord): string {
  return dynamodb.SequenceNumber;
}

export function ageOf({ dynamodb }: StreamRecord, now: number): number {
  return now - dynamodb.ApproximateCreationDateTime * 1000;
}
