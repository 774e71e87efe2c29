import { removeOpenDrafts } from '../disk/drafts';
import { stops } from './exitCodes';

/** How long a command may take to leave everything in order. */
const graceMilliseconds = 3_000;

export type Stopping = {
  /** Aborted when somebody asks this process to end. */
  signal: AbortSignal;
  /** Of the signal that came; else of Ctrl-C. */
  exitCode: () => number;
};

/** Whoever asks twice, or waits for long, is not kept waiting: what is left half done is gone on with next time. */
export function stoppingOf(tell: () => void): Stopping {
  const stopping = new AbortController();
  let exitCode = stops.SIGINT;
  const end = () => {
    tell();
    removeOpenDrafts();
    process.exit(exitCode);
  };
  for (const [name, code] of Object.entries(stops)) {
    process.on(name, () => {
      if (stopping.signal.aborted) end();
      exitCode = code;
      stopping.abort();
      setTimeout(end, graceMilliseconds).unref();
    });
  }
  return { signal: stopping.signal, exitCode: () => exitCode };
}
