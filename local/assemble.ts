import { join } from 'node:path';
import { quireApp } from '../infra/app';
import type { Cloud, Endpoints } from './cloud';
import { loadSecrets } from './secrets';
import { loadTemplate, resourcesOf, type Resource, type Template } from './template';

const region = 'us-east-1';
const accountId = '000000000000';

/** Synthesizes the CDK app in memory and reads its template as this machine's cloud. */
export function assembleCloud(dataDirectory: string, endpoints: Endpoints): Cloud {
  const { seed, credentials, adminSecret } = loadSecrets(dataDirectory);
  const assembly = synthesize(join(dataDirectory, 'assembly'));
  const world = { seed, stack: assembly.stack, region, accountId, endpoints };
  const template = loadTemplate(assembly.directory, world, {
    WebOrigin: endpoints.web,
    MailSender: 'no-reply@localhost',
  });
  return { template, endpoints, region, accountId, dataDirectory, credentials, adminSecret };
}

function synthesize(outdir: string): { directory: string; stack: string } {
  // CDK's validator takes seconds; `npm run synth` and CI run it.
  process.env.CDK_VALIDATION = 'false';
  const { directory, stacks } = quireApp({ outdir }).synth();
  return { directory, stack: stacks[0]?.stackName ?? '' };
}

/** What the template says of itself to clients: ids, and the key that opens anonymous fields. */
export function identifiersOf(template: Template) {
  const clients = resourcesOf(template, 'AWS::Cognito::UserPoolClient');
  const clientId = (name: string) =>
    text(
      clients.find(({ properties }) => properties.ClientName === name),
      'ClientId',
    );
  return {
    userPoolId: text(resourcesOf(template, 'AWS::Cognito::UserPool')[0], 'UserPoolId'),
    webClientId: clientId('web'),
    desktopClientId: clientId('desktop'),
    apiKey: text(resourcesOf(template, 'AWS::AppSync::ApiKey')[0], 'ApiKey'),
  };
}

function text(resource: Resource | undefined, property: string): string {
  const value = resource?.properties[property];
  if (typeof value !== 'string') throw new Error(`The template names no ${property}.`);
  return value;
}
