import { pathToFileURL } from 'node:url';
import { builtModule } from './build.mjs';

// `node launch.mjs local/start.ts --dev` runs as `node local/start.ts --dev` would, if Node read TypeScript.
process.argv.splice(1, 1);
await import(pathToFileURL(await builtModule(process.argv[1])).href);
