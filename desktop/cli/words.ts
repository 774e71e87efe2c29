import { largestDownloadLimit } from '../../schema/limits';
import { InvalidError } from '#client/apiErrors';
import { UsageError } from './command';

/** What the API calls by names of its own, in the words of the command line. */
const ofFields: Record<string, string> = {
  nextToken: '--after is what an earlier list of the same kind has ended with. Start again without it.',
  after: '--after is what an earlier watch has ended with. Start again without it.',
  limit: '--limit is a number from 1 to 100.',
  downloadLimit: `--downloads is a number from 1 to ${largestDownloadLimit}.`,
  expiresAt: '--until is a day or a moment to come.',
};

/** Whatever the API refuses for what was typed is told in the words in which it was typed. */
export function worded(error: unknown): unknown {
  const field = error instanceof InvalidError ? String(error.errorInfo.field) : '';
  const words = ofFields[field];
  return words === undefined ? error : new UsageError(words);
}
