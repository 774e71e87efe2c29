import type { TransferProgress } from '../files/transfer';
import { formatSize } from '#client/size';
import { UsageError } from './command';
import type { ProgressLine } from './contract/answers';

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

/** Shows the progress of a transfer. */
type Progress = { tell: (step: TransferProgress) => void; clear: () => void };

export const noProgress: Progress = { tell: () => undefined, clear: () => undefined };

/** The progress that `--progress` asks for; by default a bar, if a person can see it. */
export function progressOf(terminal: Terminal, isJson: boolean, asked?: string | boolean): Progress {
  if (asked === 'json') return seldom(linesOn(terminal));
  if (asked !== undefined && asked !== 'none') throw new UsageError('--progress is json or none.');
  return asked === 'none' || isJson || !terminal.isTTY ? noProgress : seldom(barOn(terminal));
}

const pauseMilliseconds = 100;

/** Passes on a few of the many steps a second, and the last one of each phase. */
function seldom({ tell, clear }: Progress): Progress {
  let last = { at: '', told: 0 };
  return {
    clear,
    tell(step) {
      const now = performance.now();
      const isDue = step.at !== last.at || step.done >= step.size || now - last.told >= pauseMilliseconds;
      if (!isDue) return;
      last = { at: step.at, told: now };
      tell(step);
    },
  };
}

function linesOn(terminal: Terminal): Progress {
  const tell = ({ at: phase, done, size }: TransferProgress) => {
    const line: ProgressLine = { progress: { phase, done, size } };
    terminal.write(`${JSON.stringify(line)}\n`);
  };
  return { tell, clear: () => undefined };
}

const words: Record<TransferProgress['at'], string> = {
  checking: 'Reading  ',
  sending: 'Sending  ',
  receiving: 'Receiving',
  finishing: 'Finishing',
};
const width = 24;

/** A progress bar on its own line. */
function barOn(terminal: Terminal): Progress {
  let isShown = false;
  return {
    tell(step) {
      isShown = true;
      terminal.write(`\r\u001b[K${lineOf(step)}`);
    },
    clear() {
      if (isShown) terminal.write('\r\u001b[K');
      isShown = false;
    },
  };
}

function lineOf({ at, done, size }: TransferProgress): string {
  const share = size === 0 ? 1 : Math.min(1, done / size);
  const filled = Math.round(share * width);
  const bar = '#'.repeat(filled) + '-'.repeat(width - filled);
  return `${words[at]} [${bar}] ${String(Math.floor(share * 100)).padStart(3)} % of ${formatSize(size)}`;
}
