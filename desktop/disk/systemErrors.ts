import { getSystemErrorMap } from 'node:util';

/** What is wrong with a path, and what to do about it. */
const known: Record<string, string> = {
  ...alike(['EACCES', 'EPERM'], 'change its rights, or choose another.'),
  EISDIR: 'it is a folder. Name a file.',
  ELOOP: 'it is a link that leads back to itself. Name the file that it should lead to.',
  ENAMETOOLONG: 'its name is longer than this system takes. Choose a shorter one.',
  ...alike(['EINVAL', 'EILSEQ'], 'this disk takes no such name. Choose another.'),
  ...alike(['EMFILE', 'ENFILE'], 'too many files are open on this computer. Close some programs and try again.'),
  ...alike(['ENOSPC', 'EDQUOT', 'EFBIG'], 'the disk has no room left. Make room and try again.'),
  ENOMEM: 'this computer has no memory left. Close some programs and try again.',
  EIO: 'the disk fails. See that it is connected and sound, then try again.',
  ...alike(
    ['ESTALE', 'ENXIO', 'ENODEV', 'ENOTCONN', 'EHOSTDOWN', 'ETIMEDOUT'],
    'its disk is gone. Connect it and try again.',
  ),
  ...alike(['EBUSY', 'ETXTBSY', 'EAGAIN'], 'another program holds it. Try again when that has finished.'),
  ...alike(['EEXIST', 'ENOTEMPTY'], 'something else is there. Choose another place.'),
  EXDEV: 'it is on another disk than its folder. Choose another place.',
};

function alike(codes: string[], words: string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, words]));
}

export const codeOf = (error: unknown): string => (error as Partial<NodeJS.ErrnoException> | null)?.code ?? '';

/** Whether the operating system threw the error. */
export const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';

/** The end of a sentence that says what failed, for any system error. */
export function wordsOf(error: unknown): string {
  return known[codeOf(error)] ?? `the system says "${descriptionOf(error)}".`;
}

function descriptionOf(error: unknown): string {
  const { errno = 0 } = error as NodeJS.ErrnoException;
  return getSystemErrorMap().get(errno)?.[1] ?? 'no';
}
