import { checksumElement, type ChecksumAlgorithm } from './checksums';
import { quoted } from './conditions';
import { notImplemented } from './errors';
import { encoderOf, limitOf } from './listing';
import type { Call, Reply } from './operation';
import type { Part, Upload } from './uploadStore';
import type { Xml } from './xml';

export function listParts({ request, bucket }: Call): Promise<Reply> {
  const { key, query } = request;
  const uploadId = query.get('uploadId') ?? '';
  const { checksumAlgorithm } = bucket.uploads.get(key, uploadId);
  const marker = Number(query.get('part-number-marker') ?? 0);
  const rest = bucket.uploads.parts(key, uploadId).filter(({ partNumber }) => partNumber > marker);
  const parts = rest.slice(0, limitOf(query.get('max-parts')));
  const isTruncated = rest.length > parts.length;
  const xml: Xml = [
    'ListPartsResult',
    [
      ['Bucket', bucket.name],
      ['Key', key],
      ['UploadId', uploadId],
      ['PartNumberMarker', marker],
      isTruncated ? ['NextPartNumberMarker', parts.at(-1)?.partNumber ?? marker] : null,
      ['IsTruncated', isTruncated],
      checksumAlgorithm ? ['ChecksumAlgorithm', checksumAlgorithm.toUpperCase()] : null,
      ...parts.map((part) => renderPart(part, checksumAlgorithm)),
    ],
  ];
  return Promise.resolve({ xml });
}

export function listMultipartUploads({ request, bucket }: Call): Promise<Reply> {
  const { query } = request;
  if (query.has('delimiter')) throw notImplemented('ListMultipartUploads with a delimiter');
  const text = encoderOf(query.get('encoding-type'));
  const rest = bucket.uploads.after(query.get('prefix') ?? '', query.get('key-marker'), query.get('upload-id-marker'));
  const uploads = rest.slice(0, limitOf(query.get('max-uploads')));
  const last = uploads.at(-1);
  const isTruncated = last !== undefined && rest.length > uploads.length;
  const xml: Xml = [
    'ListMultipartUploadsResult',
    [
      ['Bucket', bucket.name],
      isTruncated ? ['NextKeyMarker', text(last.key)] : null,
      isTruncated ? ['NextUploadIdMarker', last.uploadId] : null,
      ['IsTruncated', isTruncated],
      ...uploads.map((upload) => renderUpload(upload, text)),
    ],
  ];
  return Promise.resolve({ xml });
}

function renderPart({ partNumber, piece, etag, checksum, modifiedAt }: Part, algorithm?: ChecksumAlgorithm): Xml {
  return [
    'Part',
    [
      ['PartNumber', partNumber],
      ['LastModified', modifiedAt],
      ['ETag', quoted(etag)],
      ['Size', piece.size],
      algorithm && checksum ? [checksumElement[algorithm], checksum] : null,
    ],
  ];
}

function renderUpload({ key, uploadId, initiatedAt }: Upload, text: (value: string) => string): Xml {
  return [
    'Upload',
    [
      ['Key', text(key)],
      ['UploadId', uploadId],
      ['Initiated', initiatedAt],
      ['StorageClass', 'STANDARD'],
    ],
  ];
}
