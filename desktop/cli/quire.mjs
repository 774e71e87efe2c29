#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { buildProgram } from './build.mjs';

const { main } = await import(pathToFileURL(await buildProgram()).href);
process.exitCode = await main(process.argv.slice(2));
