import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Endpoints } from './endpoints';
import { NotLetInError, post } from './graphql';
import type { Answered } from './refusal';

/** Sends a generated operation with its variables to the API. Answers with its data; throws what `post` throws. */
export type Ask = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Answered<Data>>;

/** Answers with a token that is valid now, and never with the one that was refused. */
export type AccessToken = (refused: string | null) => Promise<string>;

/** Calls the API as one person. A refused token is replaced once; if that is refused too, NotLetInError is thrown. */
export function askAs({ graphql }: Endpoints, accessToken: AccessToken): Ask {
  return async (document, variables) => {
    const send = (token: string) => post({ url: graphql, headers: { authorization: token }, document, variables });
    const token = await accessToken(null);
    try {
      return (await send(token)).data;
    } catch (error) {
      if (!(error instanceof NotLetInError)) throw error;
      return (await send(await accessToken(token))).data;
    }
  };
}
