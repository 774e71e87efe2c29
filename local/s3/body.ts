import { isChecksum, isChecksumAlgorithm, ownChecksum, type ChecksumAlgorithm, type Checksums } from './checksums';
import { decodeChunks, malformedTrailer } from './chunked';
import { invalidArgument, notImplemented, S3Error } from './errors';
import { Meter } from './meter';
import type { Headers, S3Request } from './request';

/** A body that has been received and matches what the request declared. */
type Received = { size: number; etag: string; checksums: Checksums; declared: Checksums };

const maxSize = 5 * 2 ** 30;
const maxUnread = 2 ** 16;
const trailerPayload = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/**
 * Streams a request's body into `sink`, then compares it with every length and checksum that the request declares. Answers with
 * the checksum `kept`, or else the declared one, or else S3's own.
 */
export async function receive(
  request: S3Request,
  sink: (chunks: AsyncIterable<Buffer>) => Promise<void>,
  kept?: ChecksumAlgorithm,
): Promise<Received> {
  requireKnownPayload(request.payloadHash);
  const size = declaredSize(request);
  const declared = declaredAlgorithm(request);
  const answered = kept ?? declared ?? ownChecksum;
  const trailer = new Map<string, string>();
  const meter = new Meter(size, digestsFor(request, new Set([answered, declared ?? answered])));
  await sink(meter.measure(contentOf(request, trailer)));
  const sums = meter.sums();
  const { md5, sha256 } = sums;
  if (isHash(request.payloadHash)) requirePayloadHash(request.payloadHash, sha256);
  if (md5) requireMd5(request.headers['content-md5'], md5);
  const checksumOf = (algorithm: ChecksumAlgorithm) => sums[algorithm]?.toString('base64') ?? '';
  if (declared) requireChecksum(request, trailer, declared, checksumOf(declared));
  const etag = (md5 ?? sha256)?.toString('hex', 0, 16) ?? '';
  return {
    size,
    etag,
    checksums: { [answered]: checksumOf(answered) },
    declared: declared ? { [declared]: checksumOf(declared) } : {},
  };
}

/** An ETag need not be an MD5, so where SHA-256 is declared no second digest is computed. */
function digestsFor({ headers, payloadHash }: S3Request, algorithms: Set<ChecksumAlgorithm>) {
  const names = new Set<ChecksumAlgorithm | 'md5'>(algorithms);
  if (!algorithms.has('sha256') || headers['content-md5'] !== undefined) names.add('md5');
  if (isHash(payloadHash)) names.add('sha256');
  return names;
}

/** Reads a small body into memory, such as an XML document. */
export async function receiveText(request: S3Request, maxBytes: number): Promise<string> {
  if (declaredSize(request) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  await receive(request, async (source) => {
    for await (const chunk of source) chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString();
}

function contentOf({ body, payloadHash }: S3Request, trailer: Map<string, string>): AsyncIterable<Buffer> {
  return payloadHash === trailerPayload ? decodeChunks(body(), trailer) : body();
}

function declaredSize({ headers, payloadHash }: S3Request): number {
  const name = payloadHash === trailerPayload ? 'x-amz-decoded-content-length' : 'content-length';
  const size = headers[name];
  if (!size || !/^\d+$/.test(size)) {
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  if (Number(size) > maxSize) throw tooLarge();
  return Number(size);
}

/** Refuses a large body for operations that take none; some clients send a small one anyway. */
export function requireNoBody({ 'content-length': length, 'transfer-encoding': encoding }: Headers): void {
  if (encoding !== undefined || Number(length ?? 0) > maxUnread) throw tooLarge();
}

function tooLarge(): S3Error {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}

/** The checksum algorithm that a request declares, in a header or, for a chunked body, in the trailer. */
export function declaredAlgorithm({ headers }: Pick<S3Request, 'headers'>): ChecksumAlgorithm | undefined {
  const trailing = headers['x-amz-trailer']?.split(',').map((name) => name.trim().toLowerCase());
  const named = [...Object.keys(headers), ...(trailing ?? [])].flatMap((name) => checksumName(name) ?? []);
  if (named.length > 1) {
    const message = 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
    throw new S3Error('InvalidRequest', message);
  }
  const [name] = named;
  if (name !== undefined && !isChecksumAlgorithm(name)) throw notImplemented(`The checksum ${name}`);
  if (name === undefined && headers['x-amz-sdk-checksum-algorithm']) {
    const message = 'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* was found.';
    throw new S3Error('InvalidRequest', message);
  }
  return name;
}

function checksumName(header: string): string | undefined {
  return /^x-amz-checksum-(?!mode$|algorithm$|type$)(.+)$/.exec(header)?.[1];
}

function requireKnownPayload(payloadHash: string): void {
  if (payloadHash === 'UNSIGNED-PAYLOAD' || payloadHash === trailerPayload) return;
  if (isHash(payloadHash)) return;
  if (payloadHash.startsWith('STREAMING-')) throw notImplemented(`The payload ${payloadHash}`);
  throw invalidArgument('x-amz-content-sha256 must be UNSIGNED-PAYLOAD, or a valid sha256 value.');
}

function isHash(payloadHash: string): boolean {
  return /^[0-9a-f]{64}$/.test(payloadHash);
}

function requirePayloadHash(payloadHash: string, sha256: Buffer | undefined): void {
  if (payloadHash === sha256?.toString('hex')) return;
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  throw new S3Error('XAmzContentSHA256Mismatch', message);
}

function requireMd5(declared: string | undefined, md5: Buffer): void {
  if (declared === undefined || declared === md5.toString('base64')) return;
  if (Buffer.from(declared, 'base64').length !== md5.length) {
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

function requireChecksum(
  { headers }: S3Request,
  trailer: Map<string, string>,
  algorithm: ChecksumAlgorithm,
  computed: string,
): void {
  const name = `x-amz-checksum-${algorithm}`;
  const declared = headers[name] ?? trailer.get(name);
  if (declared === computed) return;
  if (declared === undefined) throw malformedTrailer();
  if (!isChecksum(algorithm, declared)) throw new S3Error('InvalidRequest', `Value for ${name} header is invalid.`);
  const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
  throw new S3Error('BadDigest', message);
}
