import { resourcesOf, type Json, type Template } from '../../template/template';
import type { Mode } from './caller';

export type UserPool = { defaultAction: 'ALLOW' | 'DENY'; clientIds: RegExp | null };

/** The API's authentication modes. `fallback` is the mode of fields that name none. */
export type AuthSettings = {
  fallback: Mode;
  modes: Set<Mode>;
  userPool: UserPool | null;
  apiKeys: { key: string; expires: number }[];
};

type UserPoolConfig = { DefaultAction?: string; AppIdClientRegex?: string };
type Provider = { AuthenticationType?: string; UserPoolConfig?: UserPoolConfig };

type ApiKey = { ApiKey: string; Expires?: number };

const built: Mode[] = ['API_KEY', 'AWS_IAM', 'AMAZON_COGNITO_USER_POOLS'];

export function authSettingsOf(api: Record<string, Json>, template: Template): AuthSettings {
  const main = providerOf(api);
  const providers = [main, ...((api.AdditionalAuthenticationProviders ?? []) as Json[]).map(providerOf)];
  const pools = providers.flatMap(({ UserPoolConfig }) => UserPoolConfig ?? []);
  if (pools.length > 1) throw new Error('local/appsync runs an API with one user pool, and this one has several.');
  const [pool] = pools;
  return {
    fallback: modeOf(main),
    modes: new Set(providers.map(modeOf)),
    userPool: pool ? userPoolOf(pool) : null,
    apiKeys: resourcesOf(template, 'AWS::AppSync::ApiKey').map(({ properties }) => apiKeyOf(properties as ApiKey)),
  };
}

function modeOf({ AuthenticationType }: Provider): Mode {
  const mode = built.find((each) => each === AuthenticationType);
  if (!mode) throw new Error(`The authentication type ${AuthenticationType} is not built in local/appsync.`);
  return mode;
}

function userPoolOf({ DefaultAction, AppIdClientRegex }: UserPoolConfig): UserPool {
  return {
    defaultAction: DefaultAction === 'DENY' ? 'DENY' : 'ALLOW',
    clientIds: AppIdClientRegex ? new RegExp(`^(?:${AppIdClientRegex})$`) : null,
  };
}

const hourMilliseconds = 3_600_000;
const weekMilliseconds = 7 * 24 * hourMilliseconds;

/** Without a date it ends a week from now. A date is that of the hour it falls in. */
function apiKeyOf({ ApiKey, Expires }: ApiKey) {
  const expires = Expires === undefined ? Date.now() + weekMilliseconds : Expires * 1000;
  return { key: ApiKey, expires: Math.floor(expires / hourMilliseconds) * hourMilliseconds };
}

function providerOf(value: Json): Provider {
  return value as Provider;
}
