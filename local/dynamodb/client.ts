import { openLine } from './line';
import { cleaned } from './words';

/** A refusal by DynamoDB: `type` is the exception's short name, such as `ConditionalCheckFailedException`. */
export class DynamoError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status: number,
    /** The whole error body, for example with `CancellationReasons`. */
    readonly body: Record<string, unknown>,
  ) {
    super(message);
  }
}

type ErrorBody = Record<string, unknown> & { __type?: string; message?: string; Message?: string };

export type Dynamo = {
  /** `call('GetItem', { TableName, Key })`: input and output are DynamoDB's own JSON. Throws DynamoError. */
  call<Output = Record<string, unknown>>(operation: string, input: object): Promise<Output>;
  close(): void;
};

/** The API of tables, or that of streams. */
type Api = 'DynamoDB_20120810' | 'DynamoDBStreams_20120810';

/** A client of DynamoDB for the services of this cloud, without signatures. */
export function connectDynamo(endpoint: string, api: Api = 'DynamoDB_20120810'): Dynamo {
  const line = openLine(endpoint);
  return {
    async call<Output>(operation: string, input: object) {
      const { status, text } = cleaned(await line.post(`${api}.${operation}`, JSON.stringify(input)));
      const body = JSON.parse(text) as ErrorBody;
      if (status === 200) return body as Output;
      throw refusal(status, body);
    },
    close: () => line.close(),
  };
}

function refusal(status: number, body: ErrorBody): DynamoError {
  const type = body.__type ?? 'InternalFailure';
  const message = body.message ?? body.Message ?? '';
  return new DynamoError(type.slice(type.indexOf('#') + 1), message, status, body);
}
