import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { CompleteInput } from '#client/save';
import type { Unfinished } from '../app/upload/source';
import type { Job } from '../app/upload/transfer';
import type { Known } from '../app/upload/twin';
import type { Cut } from '../app/upload/untilReached';
import { UploadQueue } from '../app/upload/uploadQueue';

export const file = (name: string, size = 1) => Object.defineProperty(new File([], name), 'size', { value: size });
export const settle = () => new Promise((resolve) => setImmediate(resolve));
export const graphqlError = (errorType: string, errorInfo: object = {}) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: '' }, { errorType, errorInfo })] });
export const savedBetween = (version: number) =>
  graphqlError('VersionConflict', { version, updatedAt: '2026-11-21T09:00:00.000Z', updatedBy: { name: 'Bob' } });
export const document: Known = { id: 'd', name: 'a', mimeType: 'application/octet-stream', version: 1 };
export const stopped = new DOMException('Stopped', 'AbortError');

export const begun = (name: string, isInParts = true): Unfinished => ({
  id: name,
  name,
  size: 1,
  begunAt: '2026-11-21T09:00:00.000Z',
  target: { name },
  begun: { mimeType: 'text/plain', isInParts },
});

/** How a call fails: with this error, or by never ending. */
type Answer = Error | 'never';

function answerOf<Good>(answer: Answer | undefined, good: Good): Promise<Good> {
  if (answer === 'never') return new Promise(() => undefined);
  return answer ? Promise.reject(answer) : Promise.resolve(good);
}

/** A queue whose transfers end when the test says so, by file name; completing and aborting succeed unless an answer is given. */
export function openQueue(
  unfinished: Unfinished[] = [],
  answers: { complete?: Answer[]; abort?: Answer[]; known?: Known[] } = {},
) {
  const jobs: (Job & { end: () => void; fail: (error: Error) => void })[] = [];
  const completed: CompleteInput[] = [];
  const aborted: string[] = [];
  const tells: ((cut: Cut) => void)[] = [];
  const queue = new UploadQueue(
    {
      known: () => Promise.resolve(answers.known ?? []),
      send: (job) =>
        new Promise((resolve, reject) => {
          jobs.push({ ...job, end: () => resolve({ id: `doc ${job.file.name}` }), fail: reject });
        }),
      complete(input, { tell }) {
        completed.push(input);
        tells.push(tell);
        return answerOf(answers.complete?.shift(), { id: 'doc' });
      },
      abort(uploadId, tell) {
        aborted.push(uploadId);
        tells.push(tell);
        return answerOf(answers.abort?.shift(), undefined);
      },
    },
    unfinished,
  );
  const jobOf = (name: string) => {
    const found = jobs.filter((job) => job.file.name === name).at(-1);
    if (!found) throw new Error(`Nothing was begun for ${name}.`);
    return found;
  };
  const begunNames = () => jobs.map((job) => job.file.name);
  const stages = () => queue.list.all().map(({ name, stage }) => `${name} ${stage.at}`);
  const idOf = (name: string) => queue.list.all().find((upload) => upload.name === name)?.id ?? '';
  return { tells, queue, jobs, jobOf, begunNames, stages, idOf, completed, aborted };
}
