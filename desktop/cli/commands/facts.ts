import { existsSync } from 'node:fs';
import type { DocumentFacts } from '../../api/calls';
import type { QuireError } from '#client/errors';
import type { Change } from '#client/followChanges';
import type { QuireClient } from '../../quireClient';
import { VersionConflictError } from '#client/apiErrors';
import type { DocumentLink, Share } from '../../api/sharing';
import type { TiedCopy } from '../../files/workingCopies';
import type { Problem } from '../contract/facts';

/** In answers for programs an `id` of the API is named after its noun. */
export const personFacts = ({ id: userId, name }: { id: string; name: string }) => ({ userId, name });

export const documentFacts = ({ id: documentId, owner, updatedBy, ...rest }: DocumentFacts) => ({
  documentId,
  ...rest,
  owner: { ...personFacts(owner), email: owner.email },
  updatedBy: personFacts(updatedBy),
});

const byCreator = <Fact extends { createdBy: { id: string; name: string } }>({ createdBy, ...rest }: Fact) => ({
  ...rest,
  createdBy: personFacts(createdBy),
});

export const shareFacts = ({ id: shareId, ...rest }: Share) => ({ shareId, ...byCreator(rest) });

export const linkFacts = ({ id: linkId, ...rest }: DocumentLink) => ({ linkId, ...byCreator(rest) });

export const versionFacts = byCreator;

export const changeFacts = ({ id: changeId, ...rest }: Change) => ({ changeId, ...rest });

/** The facts about a file that belongs to a document. */
export const fileFacts = ({ path, name, base }: TiedCopy) => ({ path, name, ...base });

/** The facts about a failure: its code, its sentence and its details. */
export function problemFacts(error: QuireError): Problem {
  const { code, message } = error;
  if (error instanceof VersionConflictError) {
    const { updatedBy, ...rest } = error.conflict;
    return { code, message, conflict: { ...rest, updatedBy: personFacts(updatedBy) } };
  }
  const { errorInfo, ...known }: QuireError & { errorInfo?: Record<string, unknown> } = error;
  const isTold = errorInfo !== undefined && Object.keys(errorInfo).length > 0;
  return { ...known, code, message, ...(isTold ? { errorInfo } : {}) };
}

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Finds a document by its id, or by a file that belongs to it. */
export async function documentIdOf(client: QuireClient, given: string): Promise<string> {
  return ulid.test(given) && !existsSync(given) ? given : client.documentIdOf(given);
}
