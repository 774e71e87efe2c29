/** The page of the sign-in with this code; without one it asks for it. */
export function devicePath(userCode: string | null): string {
  return userCode ? `/device?code=${encodeURIComponent(userCode)}` : '/device';
}
