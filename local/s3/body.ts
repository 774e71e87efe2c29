import { isChecksum, isChecksumAlgorithm, type ChecksumAlgorithm, type Checksums } from './checksums';
import { decodeChunks, malformedTrailer } from './chunked';
import { invalidArgument, notImplemented, S3Error } from './errors';
import { Meter } from './meter';
import type { S3Request } from './request';

/** What was received, and found to be what the request declared. */
type Received = { size: number; etag: string; checksums: Checksums };

const maxSize = 5 * 2 ** 30;
const trailerPayload = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/** Streams a request's body into `sink`, then compares it with every length and checksum that the request declares. */
export async function receive(
  request: S3Request,
  sink: (chunks: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Received> {
  requireKnownPayload(request.payloadHash);
  const size = declaredSize(request);
  const algorithm = declaredAlgorithm(request);
  const trailer = new Map<string, string>();
  const meter = new Meter(size, digestsFor(request, algorithm));
  await sink(meter.measure(contentOf(request, trailer)));
  const { md5, sha256, ...others } = meter.sums();
  if (isHash(request.payloadHash)) requirePayloadHash(request.payloadHash, sha256);
  if (md5) requireMd5(request.headers['content-md5'], md5);
  const etag = (md5 ?? sha256)?.toString('hex', 0, 16) ?? '';
  if (!algorithm) return { size, etag, checksums: {} };
  const checksum = { sha256, ...others }[algorithm]?.toString('base64') ?? '';
  requireChecksum(request, trailer, algorithm, checksum);
  return { size, etag, checksums: { [algorithm]: checksum } };
}

/** An ETag need not be an MD5: where SHA-256 is declared, a second digest would only take time. */
function digestsFor({ headers, payloadHash }: S3Request, algorithm: ChecksumAlgorithm | undefined) {
  const names = new Set<ChecksumAlgorithm | 'md5'>(algorithm ? [algorithm] : []);
  if (isHash(payloadHash)) names.add('sha256');
  if (algorithm !== 'sha256' || headers['content-md5'] !== undefined) names.add('md5');
  return names;
}

/** A small body, such as an XML document, in memory. */
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

function tooLarge(): S3Error {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}

function declaredAlgorithm({ headers }: S3Request): ChecksumAlgorithm | undefined {
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
  algorithm: ChecksumAlgorithm | undefined,
  computed: string,
): void {
  if (!algorithm) return;
  const name = `x-amz-checksum-${algorithm}`;
  const declared = headers[name] ?? trailer.get(name);
  if (declared === computed) return;
  if (declared === undefined) throw malformedTrailer();
  if (!isChecksum(algorithm, declared)) throw new S3Error('InvalidRequest', `Value for ${name} header is invalid.`);
  const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
  throw new S3Error('BadDigest', message);
}
