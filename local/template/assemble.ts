import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Cloud, Endpoints } from '../shared/cloud';
import { loadSecrets } from '../state/secrets';
import { loadTemplate } from './load';
import { synthesize } from './synthesize';
import { resourcesOf, type Resource, type Template } from './template';

const region = 'us-east-1';
const accountId = '000000000000';

/** Makes this machine's cloud from the template of the CDK app, or of the assembly that QUIRE_ASSEMBLY names. */
export async function assembleCloud(dataDirectory: string, endpoints: Endpoints): Promise<Cloud> {
  const { seed, credentials, adminSecret } = loadSecrets(dataDirectory);
  const assembly = resolve(process.env.QUIRE_ASSEMBLY ?? (await synthesize(ownAssembly(dataDirectory))));
  const world = { seed, stack: stackIn(assembly), region, accountId, endpoints };
  const template = loadTemplate(assembly, world, { WebOrigin: endpoints.web, MailSender: 'no-reply@localhost' });
  return { template, endpoints, region, accountId, dataDirectory, credentials, adminSecret };
}

/** Removes what earlier starts have synthesized: CDK would reuse it even if it were old or damaged. */
export function clearAssembly(dataDirectory: string): void {
  rmSync(ownAssembly(dataDirectory), { recursive: true, force: true });
}

function ownAssembly(dataDirectory: string): string {
  return join(dataDirectory, 'assembly');
}

/** The name of the assembly's only stack. */
function stackIn(assembly: string): string {
  const ending = '.template.json';
  const name = existsSync(assembly) && readdirSync(assembly).find((file) => file.endsWith(ending));
  if (!name)
    throw new Error(`There is no template in ${assembly}: QUIRE_ASSEMBLY is a folder that npm run synth has made.`);
  return name.slice(0, -ending.length);
}

/** What clients need to know of the template: ids, and the key for fields that need no sign-in. */
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
