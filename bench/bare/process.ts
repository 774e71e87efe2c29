import { startApi } from './api';
import { startBlobs } from './blobs';
import type { BareSettings } from './settings';

const starts = { api: startApi, blobs: startBlobs };

// The API and the blob server each run in such a process, to use two cores; the argument says which one this is.
process.once('message', (settings: BareSettings) => {
  const start = starts[process.argv[2] as keyof typeof starts];
  void start(settings).then(() => process.send?.('ready'));
});
process.on('disconnect', () => process.exit());
