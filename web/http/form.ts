import type { Request, RequestHandler } from 'express';
import { limits } from './limits';
import { Refusal } from './refusal';

const tooLarge = new Refusal(
  413,
  'That is too large',
  'Pages of Quire take small forms only. To save a file, use the upload button or your program.',
);
const noForm = new Refusal(
  415,
  'That is no form',
  'Pages of Quire take plain forms only: reload the page and try again.',
);
const unasked = new Refusal(400, 'That did not fit', 'An address is opened without anything in the body.');
const unfinished = new Refusal(400, 'That was cut short', 'Not all of the form arrived. Try again.');

/** The only place that reads bodies. Refuses one that is too large or not a form, before or while it is read. */
export const takeForm: RequestHandler = (request, response, next) => {
  const refusal = refusalOf(request);
  if (refusal) return next(refusal);
  if (!hasBody(request)) return next();
  // Only now are clients that sent "Expect: 100-continue" told to send.
  if (request.headers.expect) response.writeContinue();
  collect(request).then((body) => {
    request.body = body;
    next();
  }, next);
};

function refusalOf(request: Request): Refusal | null {
  if (Number(request.headers['content-length']) > limits.body) return tooLarge;
  if (!hasBody(request)) return null;
  if (request.method !== 'POST') return unasked;
  const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity';
  return isPlain && request.is('application/x-www-form-urlencoded') ? null : noForm;
}

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Reads the whole body, and never holds more than the limit. */
async function collect(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The connection is still needed for the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += asBytes(chunk).length;
      if (size > limits.body) throw tooLarge;
      chunks.push(asBytes(chunk));
    }
  } catch (error) {
    throw error === tooLarge ? tooLarge : unfinished;
  }
  return Buffer.concat(chunks);
}

const asBytes = (chunk: unknown) => chunk as Buffer;

/** The body that `takeForm` has read. */
export const bodyOf = (request: Request): Buffer | undefined => request.body as Buffer | undefined;
