import { logFault } from '../../shared/fault';
import type { Functions } from '../../lambda/functions';
import { malformed, requireShape, type Answer, type Source } from './source';

type LambdaRequest = { operation?: string; invocationType?: string | null; payload?: unknown };

/** A Lambda function as a data source. AppSync calls every error of a handler `Lambda:Unhandled`. */
export function lambdaSource(functions: Functions, arn: string): Source {
  return {
    async invoke(given) {
      const { invocationType, payload = null } = requestOf(given);
      const invocation = functions.invoke(arn, payload);
      if (invocationType === 'Event') {
        invocation.catch((error: unknown) => logFault(`${arn} was not called.`, error));
        return { result: null };
      }
      return answerOf(await invocation);
    },
  };
}

function requestOf(given: unknown): LambdaRequest {
  requireShape(given, { version: true, operation: true, invocationType: true, payload: true });
  const request = given as LambdaRequest;
  if (!request.operation) throw malformed("Value for field '$[operation]' not found.");
  if (request.operation === 'BatchInvoke') throw malformed('BatchInvoke is not built in local/appsync.');
  if (request.operation !== 'Invoke') throw malformed(`Unsupported operation '${request.operation}'.`);
  return request;
}

function answerOf(invocation: Awaited<ReturnType<Functions['invoke']>>): Answer {
  if ('payload' in invocation) return { result: invocation.payload };
  return { result: null, error: { type: 'Lambda:Unhandled', message: invocation.error.errorMessage } };
}
