import { largestDownloadLimit, largestPage } from '../../schema/limits';
import { InvalidError } from '#client/apiErrors';
import { UsageError } from './command';

/** What is wrong with an input field of the API, in terms of the command line. */
export const sentences = {
  nextToken: '--after is what an earlier list of the same kind has ended with. Start again without it.',
  after: '--after is what an earlier watch has ended with. Start again without it.',
  limit: `--limit is a number from 1 to ${largestPage}.`,
  downloadLimit: `--downloads is a number from 1 to ${largestDownloadLimit}.`,
  expiresAt: '--until is a day or a moment to come.',
};

/** Rewords the API's refusal of an input in terms of what was typed. */
export function worded(error: unknown): unknown {
  const field = error instanceof InvalidError ? String(error.errorInfo.field) : '';
  return Object.hasOwn(sentences, field) ? new UsageError(sentences[field as keyof typeof sentences]) : error;
}
