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
import { NotSharedError } from '#client/errors';
import { run } from './failure';

/** What somebody was given, by their address. */
export type Share = ShareFieldsFragment;

/** A link as the API tells of it: its address is in the answer that made it, and null ever after. */
export type DocumentLink = LinkFieldsFragment;

/** Whom a document is shared with, and by which links. */
export class Sharing {
  constructor(private readonly api: Api) {}

  /** Again with the same address: the newer role and expiry. */
  share = (input: ShareDocumentInput): Promise<Share> =>
    run(async () => (await retry(() => this.api.ask(ShareDocumentDocument, { input }))).shareDocument);

  /** All of them, in the order of the addresses. */
  shares = (documentId: string): Promise<Share[]> => run(() => this.sharesBehind(documentId, null));

  unshare = (documentId: string, email: string): Promise<Share> =>
    run(async () => {
      const shares = await this.sharesBehind(documentId, null);
      const share = shares.find((each) => each.email === email.trim().toLowerCase());
      if (!share) throw new NotSharedError(email);
      await retry(() => this.api.ask(RevokeShareDocument, { documentId, shareId: share.id }));
      return share;
    });

  /** However often its answer is lost, one link. */
  createLink = (asked: CreateLinkInput): Promise<DocumentLink> => {
    const input = { clientRequestId: randomUUID(), ...asked };
    return run(async () => (await retry(() => this.api.ask(CreateLinkDocument, { input }))).createLink);
  };

  /** The newest first. */
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
