import { start } from './service';
import { cloudAt } from './testing';

const [port, dataDirectory = ''] = process.argv.slice(2);
await start(cloudAt(Number(port), dataDirectory));
process.send?.('ready');
