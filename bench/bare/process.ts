import { startApi } from './api';
import { startBlobs } from './blobs';
import type { BareSettings } from './settings';

const starts = { api: startApi, blobs: startBlobs };

// One process for each, so that two cores are used: what it is comes first, then its settings.
process.once('message', (settings: BareSettings) => {
  const start = starts[process.argv[2] as keyof typeof starts];
  void start(settings).then(() => process.send?.('ready'));
});
process.on('disconnect', () => process.exit());
