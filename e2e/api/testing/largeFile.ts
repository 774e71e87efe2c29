import { createHash, randomBytes } from 'node:crypto';
import { PresignUploadPartsDocument, type UploadFieldsFragment } from '#client/generated';
import { send, sha256, type Person } from './quire';

export const partSize = 16_777_216;

/** A file that is never whole in memory: its parts are made one at a time, each different. */
export class LargeFile {
  readonly partCount: number;
  readonly sha256: string;
  private readonly block = randomBytes(partSize);

  constructor(readonly size: number) {
    this.partCount = Math.ceil(size / partSize);
    const hash = createHash('sha256');
    for (const number of this.numbers()) hash.update(this.part(number));
    this.sha256 = hash.digest('hex');
  }

  numbers(): number[] {
    return Array.from({ length: this.partCount }, (_value, index) => index + 1);
  }

  part(partNumber: number): Buffer {
    const size = Math.min(partSize, this.size - (partNumber - 1) * partSize);
    const bytes = Buffer.from(this.block.subarray(0, size));
    bytes[0] = partNumber % 256;
    return bytes;
  }

  /** The input of presignUploadParts for these parts. */
  partInputs(numbers: number[]) {
    return numbers.map((partNumber) => {
      const bytes = this.part(partNumber);
      return { partNumber, size: bytes.length, sha256: sha256(bytes) };
    });
  }
}

export async function signParts(person: Person, uploadId: string, file: LargeFile, numbers: number[]) {
  const input = { uploadId, parts: file.partInputs(numbers) };
  return (await person.get(PresignUploadPartsDocument, { input })).presignUploadParts;
}

/** Sends these parts; all if none are named. */
export async function sendParts(person: Person, uploadId: string, file: LargeFile, numbers = file.numbers()) {
  for (const { partNumber, request } of await signParts(person, uploadId, file, numbers)) {
    const response = await send(request, file.part(partNumber));
    if (!response.ok) throw new Error(`S3 answered ${response.status}: ${await response.text()}`);
  }
}

export function missingFrom(upload: UploadFieldsFragment): number[] {
  const sent = (upload.uploadedParts ?? []).map(({ partNumber }) => partNumber);
  const numbers = Array.from({ length: upload.parts?.partCount ?? 0 }, (_value, index) => index + 1);
  return numbers.filter((number) => !sent.includes(number));
}
