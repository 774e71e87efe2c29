import { z } from 'zod';
import type { Cloud } from '../shared/cloud';
import { resourcesOf, type Resource } from '../template/template';
import type { Message } from './message';
import type { PasswordPolicy } from './passwords';
import { clientSchema, poolSchema, type ClientProperties, type PoolProperties } from './templateSchema';

export type ClientSettings = {
  id: string;
  name: string;
  callbackUrls: string[];
  logoutUrls: string[];
  scopes: string[];
  /** Lifetimes in seconds. */
  accessTokenLifeSeconds: number;
  idTokenLifeSeconds: number;
  refreshTokenLifeSeconds: number;
  rotatesRefreshTokens: boolean;
  /** How many seconds a rotated refresh token may be used again, in case the answer was lost. */
  retryGraceSeconds: number;
  canRevokeTokens: boolean;
};

export type PoolSettings = {
  poolId: string;
  region: string;
  issuer: string;
  passwordPolicy: PasswordPolicy;
  isNameRequired: boolean;
  /** The mail if no trigger words it; `{####}` in the text stands for the code. */
  verificationMail: Message;
  /** Trigger name -> function ARN. */
  triggers: Partial<Record<TriggerName, string>>;
  clients: ClientSettings[];
  /** Settings of the template that this pool does not support. */
  unsupported: string[];
};

const triggerNames = ['PostConfirmation', 'PostAuthentication', 'CustomMessage'] as const;
type TriggerName = (typeof triggerNames)[number];

const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const hourSeconds = 3600;
const month = 30 * 86_400;

/** The settings of the user pool and its clients in the template. */
export function settingsOf({ template, endpoints, region }: Cloud): PoolSettings {
  const [resource, another] = resourcesOf(template, 'AWS::Cognito::UserPool');
  if (!resource) throw new Error('The template has no AWS::Cognito::UserPool.');
  if (another) throw new Error('The template has more than one AWS::Cognito::UserPool; this cloud runs one.');
  const pool = parse(poolSchema, resource);
  const clients = resourcesOf(template, 'AWS::Cognito::UserPoolClient')
    .map((each) => parse(clientSchema, each))
    .filter(({ UserPoolId }) => UserPoolId === pool.UserPoolId);
  return { region, issuer: new URL(endpoints.auth).origin, ...poolOf(pool), ...clientsOf(clients, pool) };
}

function poolOf(pool: PoolProperties) {
  const policy = pool.Policies.PasswordPolicy;
  const { EmailMessage, EmailSubject } = pool.VerificationMessageTemplate;
  return {
    poolId: pool.UserPoolId,
    passwordPolicy: {
      minimumLength: policy.MinimumLength,
      needsUppercase: policy.RequireUppercase,
      needsLowercase: policy.RequireLowercase,
      needsNumber: policy.RequireNumbers,
      needsSymbol: policy.RequireSymbols,
    },
    isNameRequired: pool.Schema.some(({ Name, Required }) => Name === 'name' && Required),
    verificationMail: {
      subject: EmailSubject ?? pool.EmailVerificationSubject ?? 'Your verification code',
      text: EmailMessage ?? pool.EmailVerificationMessage ?? 'Your confirmation code is {####}',
    },
    triggers: Object.fromEntries(triggerNames.map((name) => [name, arnOf(pool, name)])),
  };
}

function clientsOf(clients: ClientProperties[], pool: PoolProperties) {
  const isUsable = (client: ClientProperties) => client.AllowedOAuthFlows.includes('code') && !client.GenerateSecret;
  return {
    clients: clients.filter(isUsable).map(clientOf),
    unsupported: [
      ...clients
        .filter((client) => !isUsable(client))
        .map(({ ClientName }) => `client ${ClientName} without code flow or with a secret`),
      ...Object.keys(pool.LambdaConfig)
        .filter((trigger) => !arnOf(pool, trigger) || !triggerNames.some((name) => name === trigger))
        .map((trigger) => `trigger ${trigger}`),
      ...(pool.MfaConfiguration === 'ON' ? ['MfaConfiguration ON'] : []),
    ],
  };
}

function clientOf(client: ClientProperties): ClientSettings {
  const units = client.TokenValidityUnits;
  return {
    id: client.ClientId,
    name: client.ClientName,
    callbackUrls: client.CallbackURLs,
    logoutUrls: client.LogoutURLs,
    scopes: client.AllowedOAuthScopes,
    accessTokenLifeSeconds: secondsOf(client.AccessTokenValidity, units.AccessToken) ?? hourSeconds,
    idTokenLifeSeconds: secondsOf(client.IdTokenValidity, units.IdToken) ?? hourSeconds,
    refreshTokenLifeSeconds: secondsOf(client.RefreshTokenValidity, units.RefreshToken) ?? month,
    rotatesRefreshTokens: client.RefreshTokenRotation.Feature === 'ENABLED',
    retryGraceSeconds: client.RefreshTokenRotation.RetryGracePeriodSeconds,
    canRevokeTokens: client.EnableTokenRevocation,
  };
}

/** A validity of 0 means Cognito's default. */
function secondsOf(validity: number | undefined, unit: keyof typeof secondsIn): number | undefined {
  return validity ? validity * secondsIn[unit] : undefined;
}

function arnOf(pool: PoolProperties, trigger: string): string | undefined {
  const value = pool.LambdaConfig[trigger];
  return typeof value === 'string' ? value : undefined;
}

function parse<Schema extends z.ZodType>(schema: Schema, { logicalId, properties }: Resource): z.infer<Schema> {
  const result = schema.safeParse(properties);
  if (result.success) return result.data;
  throw new Error(`The template's ${logicalId} is not as expected: ${z.prettifyError(result.error)}`);
}
