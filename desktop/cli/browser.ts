import { spawn } from 'node:child_process';

type Opener = [command: string, ...args: string[]];

const openers: Partial<Record<NodeJS.Platform, Opener>> = {
  darwin: ['open'],
  // Not `start`: it is part of a shell, which would interpret characters of the address.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens the person's browser, if there is one; without one they read the address. */
export function openBrowser(address: string): void {
  if (!['http:', 'https:'].includes(new URL(address).protocol)) return;
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const browser = spawn(command, [...args, address], { detached: true, stdio: 'ignore' });
  browser.once('error', () => undefined);
  browser.unref();
}
