import type { TypedDocumentNode } from '@apollo/client';
import { retryBriefly } from '~/api/retry';
import { createServerClient, present } from '~/api/serverClient.server';
import { createSigner } from '~/api/signer.server';
import { env } from '~/env.server';
import type { OpenLinkInput } from '~/graphql/generated';
import { leaveWithProblem } from '~/leave.server';
import type { Visit } from '~/session/session.server';
import { linkProblemOf, type LinkProblem } from './linkProblem';

type Opening<Data> = TypedDocumentNode<{ openLink: Data }, { input: OpenLinkInput }>;
type Asked = Omit<OpenLinkInput, 'address'>;
type Outcome<Data> = { linked: Data; problem: null } | { linked: null; problem: LinkProblem };

const sign = createSigner(env.AWS_REGION);

/** Opens a link at the API, and states the visitor's address. A failure that the link's page cannot show ends the visit. */
export async function openLink<Data>(visit: Visit, opening: Opening<Data>, asked: Asked): Promise<Outcome<Data>> {
  const client = createServerClient(visit, credentials);
  const variables = { input: { ...asked, address: visit.context.address } };
  try {
    const answer = await retryBriefly(() => client.mutate({ mutation: opening, variables }));
    return { linked: present(answer.data).openLink, problem: null };
  } catch (error) {
    const problem = linkProblemOf(error) ?? leaveWithProblem(visit, error);
    return { linked: null, problem };
  }
}

/** The API believes a visitor's address only in a signed request. */
const credentials = (body: string) => sign(env.GRAPHQL_URL, body);
