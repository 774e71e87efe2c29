import { start } from '../service';
import { cloudAt } from './cloud';

const [port, dataDirectory = ''] = process.argv.slice(2);
await start(cloudAt(Number(port), dataDirectory));
process.send?.('ready');
