import { BodyTooLarge } from '../http/body';
import { SignatureError } from '../http/sigv4';
import { unknownFailure } from './words';

/** An error of DynamoDB's protocol: `type` is the exception's short name. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** DynamoDB's errors where S3 has codes of its own. */
const ofSignature: Record<string, [type: string, message?: string]> = {
  AccessDenied: ['MissingAuthenticationTokenException', 'Request is missing Authentication Token'],
  InvalidAccessKeyId: ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  RequestTimeTooSkewed: ['InvalidSignatureException'],
  SignatureDoesNotMatch: ['InvalidSignatureException', mismatch],
};

/** Whether the error is the caller's and not ours. */
export function isExpected(error: unknown): boolean {
  return [Refusal, BodyTooLarge, SignatureError].some((kind) => error instanceof kind);
}

/** Turns an error into one of DynamoDB's, without internal details. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BodyTooLarge) {
    return new Refusal(413, 'RequestEntityTooLargeException', `Request size exceeded ${error.mostBytes} bytes`);
  }
  if (!(error instanceof SignatureError)) {
    // The message must not reveal the engine's name or address.
    return new Refusal(500, 'InternalServerError', unknownFailure);
  }
  const [type, message = error.message] = ofSignature[error.code] ?? ['IncompleteSignatureException'];
  return new Refusal(400, type, message);
}
