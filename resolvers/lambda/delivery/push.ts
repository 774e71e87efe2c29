import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Sha256Node } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { MutationPublishChangeArgs } from '../../generated/types';
import type { ChangeItem } from '../../shared/items';
import { required } from '../environment';

type Input = MutationPublishChangeArgs['input'];

const url = new URL(required('GRAPHQL_URL'));

const signer = new SignatureV4({
  service: 'appsync',
  region: required('AWS_REGION'),
  credentials: defaultProvider(),
  sha256: Sha256Node,
});

// Subscribers can receive and filter by only the fields selected here.
const query = `mutation PublishChange($input: PublishChangeInput!) {
  publishChange(input: $input) {
    id documentId revision kind version name actorId actorName at recipientId expiresAt audience
  }
}`;

/**
 * Tells those of them who listen. A hint and no more: the change is in their feeds, so a push that fails is told in the log
 * and not tried again.
 */
export async function push(change: ChangeItem, userIds: string[]): Promise<void> {
  const { recipientId = null, expiresAt = null } = change;
  const others = userIds.filter((userId) => userId !== recipientId);
  const about =
    others.length < userIds.length ? [inputOf(change, [recipientId ?? ''], { recipientId, expiresAt })] : [];
  const inputs = [...about, ...(others.length > 0 ? [inputOf(change, others)] : [])];
  await Promise.all(inputs.map((input) => publish(input).catch(console.error)));
}

function inputOf(change: ChangeItem, audience: string[], about: Pick<Input, 'recipientId' | 'expiresAt'> = {}): Input {
  const { documentId, revision, kind, version, name, actorId, actorName, at } = change;
  return { documentId, revision, kind, version, name, actorId, actorName, at, audience, ...about };
}

async function publish(input: Input): Promise<void> {
  const body = JSON.stringify({ query, variables: { input } });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    body,
    headers: { host: url.host, 'content-type': 'application/json' },
  });
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(longestMilliseconds) });
  const { errors } = (await answer.json()) as { errors?: { errorType: string; message: string }[] };
  if (!answer.ok || errors) throw new Error(`publishChange answered ${answer.status}: ${JSON.stringify(errors)}`);
}

// Shorter than the time that a run reserves for its end.
const longestMilliseconds = 3000;
