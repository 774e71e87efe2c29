import type { Api, Outcome } from '~/api/api.server';
import {
  RevokeLinkDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  UpdateShareDocument,
} from '~/graphql/generated';
import { expiresAtOf, newExpiry } from './expiring.server';
import type { SharingRequest } from './sharingForm.server';
import { sharingProblems } from './sharingProblem';

/** Carries out what a form on the share page asks for. */
export function carryOut(api: Api, documentId: string, asked: SharingRequest): Promise<Outcome<unknown>> {
  switch (asked.intent) {
    case 'share': {
      const { email, role } = asked;
      const input = { documentId, email, role, expiresAt: expiresAtOf(asked) };
      return api.attempt(ShareDocumentDocument, { input }, sharingProblems);
    }
    case 'change': {
      const { shareId, role } = asked;
      const input = { documentId, shareId, role, ...newExpiry(asked) };
      return api.attempt(UpdateShareDocument, { input }, sharingProblems);
    }
    case 'remove':
      return api.attempt(RevokeShareDocument, { documentId, shareId: asked.shareId }, sharingProblems);
    case 'revoke':
      return api.attempt(RevokeLinkDocument, { documentId, id: asked.linkId }, sharingProblems);
  }
}
