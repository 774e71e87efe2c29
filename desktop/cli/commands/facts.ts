import { existsSync } from 'node:fs';
import type { QuireClient } from '../../client/quireClient';
import type { WorkingCopy } from '../../client/workingCopies';

/** What programs are told of a file that belongs to a document. */
export const factsOf = ({ path, name, base }: WorkingCopy) => ({ path, name, ...base });

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** A document as people name it: by its id, or by a file that belongs to it. */
export async function documentIdOf(client: QuireClient, given: string): Promise<string> {
  return ulid.test(given) && !existsSync(given) ? given : client.documentIdOf(given);
}
