import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Endpoints } from '#client/endpoints';
import type { Answered } from '#client/refusal';
import { retry } from './calls';
import { discover } from '#client/discover';
import { NotLetInError, post } from '#client/graphql';

/** The API fields that need no sign-in, but an API key, which is renewed from time to time. */
export class AnonymousApi {
  constructor(readonly endpoints: Endpoints) {}

  async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answered<Data>> {
    const send = ({ graphql, apiKey }: Endpoints) =>
      retry(() => post({ url: graphql, headers: { 'x-api-key': apiKey }, document, variables }));
    try {
      return (await send(this.endpoints)).data;
    } catch (error) {
      if (!(error instanceof NotLetInError)) throw error;
      return (await send(await discover(this.endpoints.web))).data;
    }
  }
}
