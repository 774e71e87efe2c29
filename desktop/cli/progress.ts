import type { Step } from '../client/desk';
import { formatSize } from '../size';

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

const words: Record<Step['at'], string> = {
  checking: 'Reading  ',
  sending: 'Sending  ',
  receiving: 'Receiving',
  finishing: 'Finishing',
};
const width = 24;

/** A bar on a line of its own, where somebody can see it. */
export function progressBar(terminal: Terminal, isWanted: boolean) {
  let isShown = false;
  return {
    tell(step: Step): void {
      if (!terminal.isTTY || !isWanted) return;
      isShown = true;
      terminal.write(`\r\u001b[K${lineOf(step)}`);
    },
    clear(): void {
      if (isShown) terminal.write('\r\u001b[K');
      isShown = false;
    },
  };
}

function lineOf({ at, done, size }: Step): string {
  const share = size === 0 ? 1 : Math.min(1, done / size);
  const filled = Math.round(share * width);
  const bar = '#'.repeat(filled) + '-'.repeat(width - filled);
  return `${words[at]} [${bar}] ${String(Math.floor(share * 100)).padStart(3)} % of ${formatSize(size)}`;
}
