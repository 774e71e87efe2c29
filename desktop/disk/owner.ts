import { hostname } from 'node:os';
import { codeOf } from './systemErrors';

/** A process that owns something on disk, which others may find after its end. */
export type Owner = { pid: number; host: string };

export const thisProcess = (): Owner => ({ pid: process.pid, host: hostname() });

/** True only if that is certain: processes of another computer cannot be seen. */
export function hasEnded({ pid, host }: Owner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM means that it is another user's running process.
    return codeOf(error) !== 'EPERM';
  }
}
