import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../schema');

/** The SDL for AppSync: every file of schema/ except AppSync's own scalars and directives, which it refuses. */
export function mergedSchema(): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql') && file !== 'appsync.graphql')
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}
