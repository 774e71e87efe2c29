import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import {
  CreateLinkDocument,
  LinksDocument,
  RevokeLinkDocument,
  UpdateLinkDocument,
  type CreateLinkInput,
  type LinkFieldsFragment,
  type UpdateLinkInput,
} from '#client/generated';
import { createSigner } from '../../../web/app/api/signer.server';
import {
  DownloadByLinkDocument,
  LookAtLinkDocument,
  PreviewByLinkDocument,
  type OpenLinkInput,
} from '../../../web/app/graphql/generated';
import type { Bed } from './bed';
import { machineDate } from './clock';
import { ask, dataOf, errorOf, post, type Answer, type Person } from './quire';

export type Terms = Omit<CreateLinkInput, 'documentId'>;

/** A link as `createLink` answers it: the only answer with its address. */
export type NewLink = LinkFieldsFragment & { url: string };

export async function makeLink(by: Person, documentId: string, terms: Terms = {}): Promise<NewLink> {
  const { createLink } = await by.get(CreateLinkDocument, { input: { documentId, ...terms } });
  return { ...createLink, url: createLink.url ?? '' };
}

export const linksOf = async (by: Person, documentId: string) => (await by.get(LinksDocument, { documentId })).links;

export const changeLink = (by: Person, { documentId, id }: LinkFieldsFragment, change: Partial<UpdateLinkInput>) =>
  by.ask(UpdateLinkDocument, { input: { documentId, id, ...change } });

export const revokeLink = (by: Person, { documentId, id }: LinkFieldsFragment) =>
  by.ask(RevokeLinkDocument, { documentId, id });

export const tokenOf = ({ url }: NewLink) => url.slice(url.lastIndexOf('/') + 1);

type Wish = Omit<OpenLinkInput, 'token' | 'address'>;

/** A visitor of a link without an account, for whom the web server calls the API and states the visitor's address. */
export class Visitor {
  private readonly sign: ReturnType<typeof createSigner>;

  constructor(
    private readonly bed: Bed,
    readonly address = '203.0.113.7',
  ) {
    this.sign = createSigner(bed.cloud.region, bed.cloud.credentials, machineDate);
  }

  look(link: NewLink, wish: Wish = {}) {
    return this.ask(LookAtLinkDocument, link, wish);
  }

  download(link: NewLink, wish: Wish = {}) {
    return this.ask(DownloadByLinkDocument, link, wish);
  }

  preview(link: NewLink, wish: Wish = {}) {
    return this.ask(PreviewByLinkDocument, link, wish);
  }

  /** Fetches the bytes as a browser would. */
  async fetch(link: NewLink, wish: Wish = {}): Promise<string> {
    const { download } = dataOf(await this.download(link, wish)).openLink;
    const response = await fetch(download?.request.url ?? '');
    if (!response.ok) throw new Error(`S3 answered ${response.status}.`);
    return response.text();
  }

  private async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    link: NewLink,
    wish: Wish,
  ): Promise<Answer<Data>> {
    const { graphql } = this.bed.endpoints;
    const input = { token: tokenOf(link), address: this.address, ...wish };
    const body = JSON.stringify({ query: print(document), variables: { input } });
    return (await post(graphql, await this.sign(graphql, body), body)) as Answer<Data>;
  }
}

/** Calls the API with its key and any headers. */
export function askWithKey(
  { endpoints }: Bed,
  link: NewLink,
  { headers = {}, ...wish }: Omit<OpenLinkInput, 'token'> & { headers?: Record<string, string> } = {},
) {
  const input = { token: tokenOf(link), ...wish };
  return ask(endpoints.graphql, { ...headers, 'x-api-key': endpoints.apiKey }, LookAtLinkDocument, { input });
}

/** `done`, or the error's type and its reason, if it has one. */
export function outcomeOf(answer: Answer<unknown>): string {
  const { type, reason } = errorOf(answer) as { type?: string; reason?: string };
  if (!type) return 'done';
  return reason === undefined ? type : `${type} ${reason}`;
}
