import { hostname } from 'node:os';
import { codeOf } from './systemErrors';

/** A process that holds something which others may find after its end. */
export type Owner = { pid: number; host: string };

export const thisProcess = (): Owner => ({ pid: process.pid, host: hostname() });

/** True where it is certain: processes of another computer cannot be seen from here. */
export function hasEnded({ pid, host }: Owner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Another person's process is one as well.
    return codeOf(error) !== 'EPERM';
  }
}
