#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { builtModule } from '../../build.mjs';

const { main } = await import(pathToFileURL(await builtModule('desktop/cli/main.ts')).href);
process.exitCode = await main(process.argv.slice(2));
