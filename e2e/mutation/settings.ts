import { availableParallelism } from 'node:os';
import { wholeNumber, WrongSetting } from '../testing/wholeNumber';
import { git, isSource, projectFiles, roomOf, rooms } from './rooms';

/** Reads the settings from the environment. Throws WrongSetting. */
export function readSettings() {
  const { MUTATION_ROOM: room = '', MUTATION_FILES: named = '', MUTATION_SINCE: since, MUTATION_SHARE } = process.env;
  if (room && !rooms.some((known) => known === room)) {
    throw new WrongSetting(`MUTATION_ROOM is one of ${rooms.join(', ')}, not "${room}".`);
  }
  const files = (since ? changedFiles(since) : projectFiles())
    .filter((file) => isSource(file) && (!room || roomOf(file) === room))
    .filter((file) => named.split(',').some((part) => file.includes(part)));
  return {
    files: files.sort(),
    count: wholeNumber('MUTATION_COUNT', 20),
    minutes: wholeNumber('MUTATION_MINUTES', 60),
    workers: wholeNumber('MUTATION_WORKERS', availableParallelism()),
    seed: wholeNumber('MUTATION_SEED', Number.parseInt(git('rev-parse', '--short=7', 'HEAD'), 16)),
    share: MUTATION_SHARE ? wholeNumber('MUTATION_SHARE', 0) : undefined,
  };
}

/** The files changed since a revision; all files if the history does not go back that far. */
function changedFiles(since: string): string[] {
  try {
    return git('diff', '--name-only', '--diff-filter=d', since).split('\n');
  } catch {
    return projectFiles();
  }
}
