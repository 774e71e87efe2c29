import { randomUUID } from 'node:crypto';
import {
  CreateLinkDocument,
  LinksDocument,
  RevokeLinkDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  SharesDocument,
  type CreateLinkInput,
  type LinkFieldsFragment,
  type ShareDocumentInput,
  type ShareFieldsFragment,
} from '#client/generated';
import { largestPage } from '../../schema/limits';
import type { Api } from './api';
import { retry } from './calls';
import { QuireError } from '#client/errors';
import { run } from './failure';

/** What a person was given, by their address. */
export type Share = ShareFieldsFragment;

/** A link as the API describes it. Its address is only in the answer that created it, and null ever after. */
export type DocumentLink = LinkFieldsFragment;

/** Whom a document is shared with, and by which links. */
export class Sharing {
  constructor(private readonly api: Api) {}

  /** Shares a document. Repeated with the same address, it replaces the role and expiry. */
  share = (input: ShareDocumentInput): Promise<Share> =>
    run(async () => (await retry(() => this.api.ask(ShareDocumentDocument, { input }))).shareDocument);

  /** All shares, ordered by address. */
  shares = (documentId: string): Promise<Share[]> => run(() => this.sharesBehind(documentId, null));

  unshare = (documentId: string, email: string): Promise<Share> =>
    run(async () => {
      const shares = await this.sharesBehind(documentId, null);
      const share = shares.find((each) => each.email === email.trim().toLowerCase());
      if (!share) throw new NotSharedError(email);
      await retry(() => this.api.ask(RevokeShareDocument, { documentId, shareId: share.id }));
      return share;
    });

  /** Creates one link, however often the answer is lost. */
  createLink = (asked: CreateLinkInput): Promise<DocumentLink> => {
    const input = { clientRequestId: randomUUID(), ...asked };
    return run(async () => (await retry(() => this.api.ask(CreateLinkDocument, { input }))).createLink);
  };

  /** All links, newest first. */
  links = (documentId: string): Promise<DocumentLink[]> =>
    run(async () => (await retry(() => this.api.ask(LinksDocument, { documentId }))).links);

  revokeLink = (documentId: string, id: string): Promise<string> =>
    run(async () => (await retry(() => this.api.ask(RevokeLinkDocument, { documentId, id }))).revokeLink);

  private async sharesBehind(documentId: string, nextToken: string | null): Promise<Share[]> {
    const variables = { documentId, limit: largestPage, nextToken };
    const { shares } = await retry(() => this.api.ask(SharesDocument, variables));
    if (shares.nextToken === null) return shares.items;
    return [...shares.items, ...(await this.sharesBehind(documentId, shares.nextToken))];
  }
}

class NotSharedError extends QuireError {
  readonly code = 'NOT_FOUND';
  constructor(email: string) {
    super(`The document is not shared with ${email}, or not any more.`);
  }
}
