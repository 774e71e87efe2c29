import { readFileSync } from 'node:fs';

const named = (text: string) => JSON.parse(text) as { version: string };

/** Of this program, as package.json says. */
export const { version } = named(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
