import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { reach, UnreachableError } from './reach';
import { answered, Refusal, type Answered, type ApiError } from './refusal';
import { NotQuireError } from './errors';

/** The API does not accept this token or key; a new one may help. */
export class NotLetInError extends Error {}

type GraphqlCall<Data, Variables> = {
  url: string;
  headers: Record<string, string>;
  document: TypedDocumentNode<Data, Variables>;
  variables: Variables;
};

type Answer<Data> = { data: Answered<Data>; servedAt: Date | null };

const timeoutMilliseconds = 30_000;

/**
 * Sends one operation to the API and answers with its data. Throws the API's Refusal, NotLetInError if the token or key is not
 * accepted, UnreachableError after 30 seconds, and NotQuireError if something else answers.
 */
export async function post<Data, Variables>(call: GraphqlCall<Data, Variables>): Promise<Answer<Data>> {
  const { url, headers, document, variables } = call;
  const response = await reach(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: print(document), variables }),
    signal: AbortSignal.timeout(timeoutMilliseconds),
  });
  const body = asBody<Data>(await readJson(response));
  if (response.status === 401) throw new NotLetInError(body.errors?.[0]?.message);
  if (body.errors?.[0]) throw new Refusal(body.errors[0]);
  if (!body.data) throw new NotQuireError(url);
  const date = response.headers.get('date');
  return { data: answered(body.data), servedAt: date === null ? null : new Date(date) };
}

/** Parses an answer as JSON. Our own servers always send JSON; proxies in front of them send HTML. */
export async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw new UnreachableError('The answer broke off', { cause });
  });
  if (response.status >= 500 || response.status === 429) throw new UnreachableError(`Answer ${response.status}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new NotQuireError(response.url);
  }
}

type Body<Data> = { data?: Data | null; errors?: ApiError[] };

/** A GraphQL answer, whose data has the shape of the generated types. */
const asBody = <Data>(body: unknown) => Object(body) as Body<Data>;
