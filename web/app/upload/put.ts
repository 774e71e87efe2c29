import { UnreachableError } from '../../../desktop/reach';
import type { RequestPartsFragment } from '~/graphql/generated';

/** S3 did not take the bytes, and would not take the same again. */
export class PutRefusedError extends Error {}

export type Put = (
  request: RequestPartsFragment,
  file: Blob,
  tell: (sent: number) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Sends the bytes just as the request was signed. XMLHttpRequest, because `fetch` does not say how far it has come. */
export const put: Put = (request, file, tell, signal) =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(request.method, request.url);
    for (const { name, value } of request.headers) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded }) => tell(loaded);
    sending.onload = () => {
      const failure = failureOf(sending.status);
      if (failure) reject(failure);
      else resolve();
    };
    sending.onerror = () => reject(new UnreachableError('The bytes did not get through'));
    sending.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => sending.abort(), { once: true });
    sending.send(file);
  });

/** Null where the bytes are there: now, or (412) since an earlier attempt whose answer was lost. */
export function failureOf(status: number): Error | null {
  if ((status >= 200 && status < 300) || status === 412) return null;
  // A signature is good for a minute. The next attempt asks for a fresh one.
  const isWorthAnotherTry = status === 403 || status === 409 || status >= 500;
  return isWorthAnotherTry
    ? new UnreachableError(`The store answered ${status}`)
    : new PutRefusedError(`The store answered ${status}`);
}
