import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** For each room the percentage of non-equivalent mutants that its tests must notice. */
export const goals = { resolvers: 90, local: 85, client: 85, desktop: 85, infra: 85, web: 75 };
export type Room = keyof typeof goals;
export const rooms = Object.keys(goals) as Room[];

/** The product's limits are kept beside the schema, and hold in the resolvers. */
export function roomOf(file: string): Room | undefined {
  return file.startsWith('schema/') ? 'resolvers' : rooms.find((room) => file.startsWith(`${room}/`));
}

/** Whether the CDK app's assembly depends on the file. */
export const isOfTemplate = (file: string) => /^(schema|resolvers|infra)\//.test(file);

export function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** All files of the project in this work tree, including new ones. */
export const projectFiles = () => git('ls-files', '--cached', '--others', '--exclude-standard').split('\n');

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);

const notMutated = /\.(test|d)\.tsx?$|generated|apolloHooks|\/testing\/|\.config\.ts$/;

/** Product code, whose changes tests must notice. */
export const isSource = (file: string) => /\.tsx?$/.test(file) && !notMutated.test(file) && roomOf(file) !== undefined;
