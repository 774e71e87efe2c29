import { randomUUID } from 'node:crypto';
import { DynamoError, type Dynamo } from '../../dynamodb/client';
import { inTime } from '../deadline';
import { batchDelete, batchGet, batchPut } from './batches';
import { deleteItem, getItem, putItem, updateItem } from './items';
import { measured } from './capacity';
import type { PageTokens } from './pageToken';
import { query } from './query';
import { requireRequest, type DynamoRequest } from './requests';
import type { Answer, Source } from './source';
import type { Table } from './table';
import { cancelled, transactGet, transactWrite } from './transactions';

type Operation = (request: DynamoRequest, table: Table) => Promise<Answer>;

const operations: Record<string, Operation> = {
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  BatchGetItem: batchGet,
  BatchPutItem: batchPut,
  BatchDeleteItem: batchDelete,
  TransactGetItems: transactGet,
  TransactWriteItems: transactWrite,
};

const patienceMilliseconds = 10_000;

/** A table as a data source; the engine's refusals are `ctx.error`, with DynamoDB's name for them. */
export function dynamodbSource(dynamo: Dynamo, name: string, tokens: PageTokens): Source {
  const table: Table = { call: measured(dynamo), name, tokens };
  return {
    async invoke(given) {
      const request = requireRequest(given);
      const operation = operations[request.operation];
      if (!operation) throw new Error(`DynamoDB has no operation ${request.operation}.`);
      return inTime(operation(request, table), patienceMilliseconds, () => new EngineTimeout()).catch(
        (error: unknown) => refusal(error),
      );
    },
  };
}

function refusal(error: unknown): Answer {
  if (error instanceof DynamoError) {
    const { type, message, status } = error;
    const text = `${message} (Service: DynamoDb, Status Code: ${status}, Request ID: ${randomUUID()})`;
    return { result: cancelled(error), error: { type: `DynamoDB:${type}`, message: text } };
  }
  if (isUnreachable(error)) {
    const message = 'DynamoDB cannot be reached. (Service: DynamoDb)';
    return { result: null, error: { type: 'DynamoDB:SdkClientException', message } };
  }
  throw error;
}

class EngineTimeout extends Error {}

/** Connection refused, reset, no answer in time, or an answer that breaks off. */
function isUnreachable(error: unknown): boolean {
  return error instanceof EngineTimeout || error instanceof SyntaxError || (error instanceof Error && 'code' in error);
}
