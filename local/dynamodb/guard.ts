import { spawn } from 'node:child_process';

// `read` returns when this process has ended, however that came. Process ids are reused, so the command line is checked.
const script = 'read _; grep -qaF -- "$2" "/proc/$1/cmdline" && kill -9 "$1"';

/** Ends the engine when this process dies, even by SIGKILL. Call `close` once the engine has ended. */
export function guardEngine(pid: number, database: string): { close(): void } {
  let isClosed = false;
  let guard = watch();
  function watch() {
    // In its own process group, because it has to outlive signals to the others.
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
