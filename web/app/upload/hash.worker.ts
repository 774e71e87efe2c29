import { hashedHere, type HashedFile } from '#client/hashedFile';
import { bytesOf, UnreadableFileError } from '#client/blobBytes';
import type { Answer, Question } from './hashing';

/** Hashes files for a page. A message is a file and a port, through which the page asks questions and gets one answer to each. */
onmessage = ({ data, ports: [line] }: MessageEvent<Blob>) => {
  const file = hashedHere(bytesOf(data));
  if (line) line.onmessage = (asked: MessageEvent<Question>) => void answer(file, asked);
};

async function answer(file: HashedFile, { data, ports: [reply] }: MessageEvent<Question>): Promise<void> {
  reply?.postMessage(await fingerprint(file, data).catch(nullIfUnreadable));
}

async function fingerprint(file: HashedFile, question: Question): Promise<Answer> {
  if (question.ask === 'sha256') return file.sha256();
  return (await file[question.ask](question.from, question.to)).sha256;
}

function nullIfUnreadable(error: unknown): null {
  if (error instanceof UnreadableFileError) return null;
  throw error;
}
