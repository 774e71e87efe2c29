import { redirect } from '@remix-run/node';
import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { leaveWith, leaveWithProblem } from '~/leave.server';
import { findSession, forgetSession, type Session, type Visit } from '~/session/session.server';
import { signInAgainFrom } from '~/session/returnPath';
import { leaveToSignIn } from '~/session/typed.server';
import type { Prefetched } from './hydrate';
import { problemOf, reasonOf, type Problem } from './problem';
import { retryBriefly } from './retry';
import { createServerClient, present } from './serverClient.server';

type Operation<Data, Variables> = TypedDocumentNode<Data, Variables>;

/** The data, or a refusal that the page can show. */
export type Outcome<Data> = { data: Data; problem: null } | { data: null; problem: Problem };

// A session this new cannot be the reason for a refusal; signing in again would only loop.
const young = 30_000;

/** The first line of a loader or action that needs somebody signed in. */
export async function requireApi(visit: Visit): Promise<Api> {
  const session = await findSession(visit).catch((error: unknown) => leaveWithProblem(visit, error));
  return new Api(visit, session ?? (await leaveToSignIn(visit)));
}

/** Calls the API for one visitor. A failure ends the request with a page that says what happened. */
export class Api {
  private readonly client: ApolloClient;

  constructor(
    private readonly visit: Visit,
    private readonly session: Session,
  ) {
    this.client = createServerClient(visit, () => ({ authorization: session.accessToken }));
  }

  async prefetch<Data, Variables extends OperationVariables>(
    query: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Prefetched<Data, Variables>> {
    const data = await this.ask(query, variables).catch((error: unknown) => this.end(error));
    return { data, variables };
  }

  /** Fetches the page of a list that the address names; redirects to the first page if its token is not valid. */
  async prefetchPage<Data, Variables extends OperationVariables & { nextToken?: string | null }>(
    query: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Prefetched<Data, Variables>> {
    const { data } = await this.look(query, variables, variables.nextToken ? ['Invalid'] : []);
    if (!data) leaveWith(redirect(new URL(this.visit.request.url).pathname));
    return { data, variables };
  }

  /** Null if the thing does not exist or is hidden from the visitor. */
  async find<Data, Variables extends OperationVariables>(
    query: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Prefetched<Data, Variables> | null> {
    const { data } = await this.look(query, variables, ['NotFound']);
    return data && { data, variables };
  }

  /** Like `attempt`, for a query. */
  async look<Data, Variables extends OperationVariables>(
    query: Operation<Data, Variables>,
    variables: Variables,
    expected: Problem['type'][],
  ): Promise<Outcome<Data>> {
    return this.settle(this.ask(query, variables), expected);
  }

  async mutate<Data, Variables extends OperationVariables>(
    mutation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    return this.run(mutation, variables).catch((error: unknown) => this.end(error));
  }

  /** The data, or the problem if it is of an expected type; any other failure ends the request. */
  async attempt<Data, Variables extends OperationVariables>(
    mutation: Operation<Data, Variables>,
    variables: Variables,
    expected: Problem['type'][],
  ): Promise<Outcome<Data>> {
    return this.settle(this.run(mutation, variables), expected);
  }

  private async settle<Data>(asked: Promise<Data>, expected: Problem['type'][]): Promise<Outcome<Data>> {
    try {
      return { data: await asked, problem: null };
    } catch (error) {
      const problem = problemOf(error);
      return expected.includes(problem.type) ? { data: null, problem } : this.end(error);
    }
  }

  private async ask<Data, Variables extends OperationVariables>(
    query: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const answer = await retryBriefly(() => this.client.query<Data, OperationVariables>({ query, variables }));
    return present(answer.data);
  }

  private async run<Data, Variables extends OperationVariables>(
    mutation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const answer = await retryBriefly(() => this.client.mutate<Data, OperationVariables>({ mutation, variables }));
    return present(answer.data);
  }

  private end(error: unknown): Promise<never> {
    return endVisit(this.visit, error, this.session);
  }
}

async function endVisit(visit: Visit, error: unknown, session: Session): Promise<never> {
  const isYoung = Date.now() - session.issuedAt.getTime() < young;
  const isRefused = problemOf(error).type === 'Unauthorized';
  if (isRefused) forgetSession(visit);
  // The pool may still have a session for this browser; only asking for the password makes it start a new one.
  if (reasonOf(error) === 'SESSION_ENDED') await leaveToSignIn(visit, signInAgainFrom);
  if (isRefused && !isYoung) await leaveToSignIn(visit);
  return leaveWithProblem(visit, error);
}
