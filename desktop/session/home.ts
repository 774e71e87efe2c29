import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the client keeps tokens and what it knows of files, unless QUIRE_HOME says otherwise. */
export function homeFolder(environment: Partial<Record<string, string>> = process.env): string {
  const { QUIRE_HOME, XDG_STATE_HOME, LOCALAPPDATA } = environment;
  if (QUIRE_HOME) return QUIRE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'quire');
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'quire');
  return join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'quire');
}
