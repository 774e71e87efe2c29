import { devicePath } from '../../../schema/webPaths';
/** The page of the sign-in with this code; without a code, the page that asks for one. */
export function codePath(userCode: string | null): string {
  return userCode ? `${devicePath}?code=${encodeURIComponent(userCode)}` : devicePath;
}
