import { resourcesOf, type Resource, type Template } from '../template/template';
import { compilePattern } from './pattern';
import type { StreamRecord } from './record';

/** An event source mapping from a table's stream to a function, with Lambda's defaults. */
export type Mapping = {
  logicalId: string;
  functionName: string;
  tableName: string;
  eventSourceArn: string;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  windowMilliseconds: number;
  /** Infinity for endless retries, which Lambda writes as -1. */
  retries: number;
  recordAgeMilliseconds: number;
  isBisecting: boolean;
  isReportingItems: boolean;
  matches: (record: StreamRecord) => boolean;
};

type Properties = {
  FunctionName: string;
  EventSourceArn?: string;
  StartingPosition?: string;
  Enabled?: boolean;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  MaximumRetryAttempts?: number;
  MaximumRecordAgeInSeconds?: number;
  BisectBatchOnFunctionError?: boolean;
  FunctionResponseTypes?: string[];
  FilterCriteria?: { Filters?: { Pattern?: string }[] };
  TumblingWindowInSeconds?: number;
};

/**
 * The template's enabled mappings from table streams. Throws an error that names a mapping we cannot run as declared.
 */
export function mappingsOf(template: Template): Mapping[] {
  const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping');
  return mappings.filter(isOfTable).map((resource) => {
    try {
      return mappingOf(resource, template);
    } catch (error) {
      throw new Error(`The event source mapping ${resource.logicalId} cannot run: ${messageOf(error)}`, {
        cause: error,
      });
    }
  });
}

function isOfTable({ logicalId, properties }: Resource): boolean {
  const { EventSourceArn = '', Enabled = true } = properties as Properties;
  if (!Enabled) return false;
  const isStream = tableOf(EventSourceArn) !== undefined;
  if (!isStream) console.warn(`Not run on this machine: ${logicalId}, whose source is no table's stream.`);
  return isStream;
}

function mappingOf({ logicalId, properties }: Resource, template: Template): Mapping {
  const given = properties as Properties;
  if (given.TumblingWindowInSeconds) throw new Error('tumbling windows are not built.');
  const { EventSourceArn = '', MaximumBatchingWindowInSeconds = 0, BatchSize = 100 } = given;
  return {
    logicalId,
    functionName: requireFunction(template, given.FunctionName),
    tableName: requireTable(template, tableOf(EventSourceArn) ?? ''),
    eventSourceArn: EventSourceArn,
    startingPosition: requireStart(given.StartingPosition),
    batchSize: BatchSize,
    windowMilliseconds: MaximumBatchingWindowInSeconds * 1000,
    retries: orEndless(given.MaximumRetryAttempts),
    recordAgeMilliseconds: orEndless(given.MaximumRecordAgeInSeconds) * 1000,
    isBisecting: given.BisectBatchOnFunctionError ?? false,
    isReportingItems: given.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    matches: filterOf(given.FilterCriteria?.Filters ?? []),
  };
}

function tableOf(arn: string): string | undefined {
  return /^arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/([^/]+)\/stream\//.exec(arn)?.[1];
}

function requireTable(template: Template, name: string): string {
  const table = resourcesOf(template, 'AWS::DynamoDB::Table').find(({ properties }) => properties.TableName === name);
  if (!table?.properties.StreamSpecification) throw new Error(`the template has no table ${name} with a stream.`);
  return name;
}

function requireFunction(template: Template, name: string): string {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  const isKnown = functions.some(({ properties }) => properties.FunctionName === name || properties.Arn === name);
  if (!isKnown) throw new Error(`the template has no Lambda function ${name}.`);
  return name;
}

function requireStart(position: string | undefined): Mapping['startingPosition'] {
  if (position === 'TRIM_HORIZON' || position === 'LATEST') return position;
  throw new Error(`its StartingPosition is TRIM_HORIZON or LATEST, and not ${position}.`);
}

function orEndless(limit = -1): number {
  return limit === -1 ? Infinity : limit;
}

function filterOf(filters: { Pattern?: string }[]): Mapping['matches'] {
  const patterns = filters.map(({ Pattern = '{}' }) => compilePattern(Pattern));
  return (record) => patterns.length === 0 || patterns.some((matches) => matches(record));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
