import type { ErrorCode } from '#client/errors';

type Outcome = { exitCode: number; meaning: string; codes: ErrorCode[] };

/** The exit codes that scripts rely on; a number never changes its meaning. */
export const outcomes: Outcome[] = [
  { exitCode: 0, meaning: 'done', codes: [] },
  { exitCode: 1, meaning: 'something unexpected', codes: ['UNEXPECTED'] },
  { exitCode: 2, meaning: 'the command was not understood', codes: [] },
  {
    exitCode: 3,
    meaning: 'sign in first',
    codes: ['NOT_SIGNED_IN', 'SIGN_IN_DAMAGED', 'SIGNED_OUT', 'DEVICE_REVOKED'],
  },
  { exitCode: 4, meaning: 'somebody else saved in between', codes: ['VERSION_CONFLICT'] },
  {
    exitCode: 5,
    meaning: 'the file on this computer is in the way',
    codes: ['LOCAL_CHANGES', 'FILE_CHANGED', 'FILE_EXISTS', 'NOT_SAVED_YET'],
  },
  { exitCode: 6, meaning: 'there is no such document or file', codes: ['NOT_FOUND', 'FILE_MISSING'] },
  {
    exitCode: 7,
    meaning: 'try again later',
    codes: ['UNREACHABLE', 'NOT_QUIRE', 'BUSY', 'RATE_LIMITED', 'EXPIRED', 'DAMAGED', 'KEYCHAIN_LOCKED'],
  },
  { exitCode: 8, meaning: 'the disk is full or says no', codes: ['DISK_FULL', 'NOT_WRITABLE', 'NOT_READABLE'] },
  {
    exitCode: 9,
    meaning: 'Quire says no',
    codes: ['SIGNED_IN_ALREADY', 'FORBIDDEN', 'INVALID', 'CONFLICT', 'READ_ONLY_DOCUMENT', 'QUOTA_EXCEEDED'],
  },
  { exitCode: 10, meaning: 'the sign-in came to nothing', codes: ['LOGIN_DENIED', 'LOGIN_EXPIRED', 'CLOCK_WRONG'] },
  {
    exitCode: 11,
    meaning: 'what Quire keeps on this computer cannot be used',
    codes: ['DAMAGED_STATE', 'UNUSABLE_STATE'],
  },
  { exitCode: 12, meaning: 'the way to Quire is not safe, or set wrongly', codes: ['NOT_TRUSTED', 'PROXY_UNUSABLE'] },
  { exitCode: 13, meaning: 'say first what is meant', codes: ['NAME_TWICE', 'OTHER_KIND', 'OTHER_ENDING'] },
  { exitCode: 129, meaning: 'stopped, for the terminal is gone', codes: [] },
  { exitCode: 130, meaning: 'stopped by Ctrl-C', codes: [] },
  { exitCode: 143, meaning: 'stopped by another program', codes: [] },
];

export const usageExitCode = 2;
/** The exit code if the output's disk is full. */
export const unwrittenExitCode = exitCodeOf('DISK_FULL');

/** The signals that ask a process to end, and its exit codes. */
export const stops = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

export function exitCodeOf(code: ErrorCode): number {
  return outcomes.find(({ codes }) => codes.includes(code))?.exitCode ?? 1;
}
