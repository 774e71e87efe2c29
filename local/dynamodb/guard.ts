import { spawn } from 'node:child_process';

// It waits for the end of this process, which closes its input however that came. Process ids are used again.
const script = 'read _; grep -qaF -- "$2" "/proc/$1/cmdline" && kill -9 "$1"';

/** Ends the engine when this process dies, be it by SIGKILL. Call `close` once the engine has ended. */
export function guardEngine(pid: number, database: string): { close(): void } {
  let isClosed = false;
  let guard = watch();
  function watch() {
    // In a group of its own: it has to outlive what ends the others.
    const shell = spawn('/bin/sh', ['-c', script, 'guard', String(pid), database], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    shell.unref();
    shell.once('exit', () => {
      if (!isClosed) guard = watch();
    });
    return shell;
  }
  return {
    close() {
      isClosed = true;
      guard.kill('SIGKILL');
    },
  };
}
