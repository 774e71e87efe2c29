import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for the client's tokens and records of files; QUIRE_HOME names another. */
export function homeFolder(environment: Partial<Record<string, string>> = process.env): string {
  const { QUIRE_HOME, XDG_STATE_HOME, LOCALAPPDATA } = environment;
  if (QUIRE_HOME) return QUIRE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'quire');
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'quire');
  return join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'quire');
}
