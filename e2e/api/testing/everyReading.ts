import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateDownloadDocument } from '#client/generated';
import { environmentOf } from '../../../local/processes/environment';
import type { Bed } from './bed';
import { makeLink, Visitor } from './linking';
import { dataOf, type Person } from './quire';

type Reading = [way: string, bytes: Buffer];

const fetched = async (url = '') => Buffer.from(await (await fetch(url)).arrayBuffer());

/** Reads a document's bytes in every way: by each kind of signed request, and with AWS's SDK. */
export async function everyReading(bed: Bed, person: Person, documentId: string): Promise<Reading[]> {
  const visitor = new Visitor(bed);
  const link = await makeLink(person, documentId);
  const download = async (version?: number) =>
    (await person.get(CreateDownloadDocument, { input: { documentId, version } })).createDownload.request.url;
  const { preview } = dataOf(await visitor.preview(link)).openLink;
  const previews: Reading[] = preview ? [['a preview', await fetched(preview.request.url)]] : [];
  return [
    ['a download', await fetched(await download())],
    ['a download of the version', await fetched(await download(1))],
    ['a link', await fetched(dataOf(await visitor.download(link)).openLink.download?.request.url)],
    ...previews,
    ['the SDK', await bySdk(bed, documentId)],
  ];
}

async function bySdk(bed: Bed, documentId: string): Promise<Buffer> {
  const { region, credentials, endpoints } = bed.cloud;
  const s3 = new S3Client({ endpoint: endpoints.s3, forcePathStyle: true, region, credentials });
  const { objectKey } = (await bed.rows.get(`DOC#${documentId}`, 'DOC')) ?? {};
  const command = new GetObjectCommand({ Bucket: environmentOf(bed.cloud).BUCKET, Key: String(objectKey) });
  const bytes = await (await s3.send(command)).Body?.transformToByteArray();
  s3.destroy();
  return Buffer.from(bytes ?? []);
}
