import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Endpoints } from './endpoints';
import { NotLetInError, post } from './graphql';
import type { Answered } from './refusal';

/** Asks the API one question: a generated operation with its variables. Answers with its data; throws what `post` throws. */
export type Ask = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Answered<Data>>;

/** A token that is good now, and another one than the one that was refused. */
export type AccessToken = (refused: string | null) => Promise<string>;

/** The API on behalf of one person. A token that is refused is asked for anew once; then NotLetInError is thrown. */
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
