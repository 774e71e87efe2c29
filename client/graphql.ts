import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { reach, UnreachableError } from './reach';
import { answered, Refusal, type Answered, type ApiError } from './refusal';
import { NotQuireError } from './errors';

/** The API takes neither this token nor this key: a new one may help. */
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
 * One question to the API: its data. Throws the Refusal that it answers with, NotLetInError for a token or a key that it does not
 * take, UnreachableError after 30 seconds, and NotQuireError where something else answers.
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

/** What our own servers answer. Others that speak up for them speak HTML. */
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

/** The shape of a GraphQL answer; its data is what the generated types say. */
const asBody = <Data>(body: unknown) => Object(body) as Body<Data>;
