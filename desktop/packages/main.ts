import { join } from 'node:path';
import { pack } from './pack';

const { client, cli } = await pack(join(import.meta.dirname, '../../build/packages'));
console.log(`${client}\n${cli}`);
