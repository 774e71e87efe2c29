import { request } from 'node:http';
import {
  AbortUploadDocument,
  CompleteUploadDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  DocumentDocument,
} from '#client/generated';
import { inputOf, send, sha256, type File, type Person, type PutRequest } from '../quire';

/**
 * Kills a service, or the whole cloud, after this many milliseconds (now if absent), and waits until it is up again.
 */
export type Kill = (milliseconds?: number) => Promise<void>;

/** Checks what must be true once the killed cloud runs again. */
type Aftermath = (person: Person) => Promise<void>;

/** Does what falls due within this many hours. */
type Sweep = (hours: number) => Promise<unknown>;

type FaultStep = (person: Person, file: File, kill: Kill) => Promise<Aftermath>;

const create = async (person: Person, input: ReturnType<typeof inputOf>) =>
  (await person.get(CreateUploadDocument, { input })).createUpload;
const complete = (person: Person, uploadId: string) => person.ask(CompleteUploadDocument, { input: { uploadId } });

/** However far a save had come, repeating it gives one document with one version of exactly these bytes. */
function savedOnce(file: File, input: ReturnType<typeof inputOf>): Aftermath {
  return async (person) => {
    const upload = await create(person, input);
    if (upload.put) await sendAgain(upload.put, file);
    const first = await complete(person, upload.id);
    require(first.data?.completeUpload?.version === 1, `the save came to ${JSON.stringify(first)}`);
    const again = await complete(person, upload.id);
    require(JSON.stringify(again) === JSON.stringify(first), 'the save came to something else the second time');
    const { bytes } = await person.open(upload.documentId);
    require(sha256(bytes) === sha256(file.bytes), 'the bytes differ');
  };
}

async function sendAgain(put: PutRequest, file: File): Promise<void> {
  const { status } = await send(put, file.bytes);
  require(status === 200 || status === 412, `the bytes were answered with ${status}`);
}

function require(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(`After the restart ${sentence}.`);
}

/** Sends half of the bytes and then nothing more. */
function sendHalf(put: PutRequest, { bytes }: File): Promise<void> {
  const headers = Object.fromEntries(put.headers.map(({ name, value }) => [name, value]));
  return new Promise((resolve) => {
    const sending = request(put.url, { method: put.method, headers: { ...headers, 'content-length': bytes.length } });
    sending.on('error', () => undefined);
    sending.write(bytes.subarray(0, bytes.length / 2), () => resolve());
  });
}

const ignored = () => undefined;

/** A command needs about this long to start up. */
const commandMilliseconds = 1500;

/** Steps of a save and of other operations, each killed after `moment` random milliseconds. */
export const steps = (moment: () => number, sweep: Sweep): Record<string, FaultStep> => ({
  async 'after the upload was created'(person, file, kill) {
    const input = inputOf(file);
    await create(person, input);
    await kill();
    return savedOnce(file, input);
  },
  async 'while the bytes are sent'(person, file, kill) {
    const input = inputOf(file);
    const { put } = await create(person, input);
    if (put) await sendHalf(put, file);
    await kill();
    return savedOnce(file, input);
  },
  async 'after the bytes were sent'(person, file, kill) {
    const input = inputOf(file);
    const { put } = await create(person, input);
    if (put) await sendAgain(put, file);
    await kill();
    return savedOnce(file, input);
  },
  async 'while the save is completed'(person, file, kill) {
    const input = inputOf(file);
    const { id, put } = await create(person, input);
    if (put) await sendAgain(put, file);
    await Promise.all([complete(person, id).catch(ignored), kill(moment())]);
    return savedOnce(file, input);
  },
  async 'after the save, before its answer was heard'(person, file, kill) {
    const input = inputOf(file);
    const { id, put } = await create(person, input);
    if (put) await sendAgain(put, file);
    await complete(person, id);
    await kill();
    return savedOnce(file, input);
  },
  async 'while an upload is aborted'(person, file, kill) {
    const upload = await person.uploadAndPut(file);
    await Promise.all([person.ask(AbortUploadDocument, { id: upload.id }).catch(ignored), kill(moment())]);
    return async (again) => {
      const { data } = await again.ask(AbortUploadDocument, { id: upload.id });
      require(data?.abortUpload === upload.id, 'the upload could not be aborted');
      const { errors } = await complete(again, upload.id);
      require(errors[0]?.errorType === 'Expired', `an aborted upload came to ${errors[0]?.errorType}`);
    };
  },
  async 'while a document is deleted for good'(person, file, kill) {
    const { id } = await person.save(file);
    const { data } = await person.ask(DeleteDocumentDocument, { id });
    await kill(moment());
    return async (again) => {
      const { errors } = await again.ask(DocumentDocument, { id });
      require(data !== null && errors[0]?.errorType === 'NotFound', 'a deleted document is there');
    };
  },
  async 'while an upload expires'(person, file, kill) {
    const upload = await person.uploadAndPut(file);
    await Promise.all([sweep(2).catch(ignored), kill(commandMilliseconds + 20 * moment())]);
    return async (again) => {
      await sweep(2);
      const { errors } = await complete(again, upload.id);
      require(errors[0]?.errorType === 'Expired', `an expired upload came to ${errors[0]?.errorType}`);
    };
  },
});
