import { devicePath } from '../../../schema/webPaths';
/** The page of the sign-in with this code; without one it asks for it. */
export function codePath(userCode: string | null): string {
  return userCode ? `${devicePath}?code=${encodeURIComponent(userCode)}` : devicePath;
}
