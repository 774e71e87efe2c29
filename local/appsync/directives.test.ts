import { expect, test } from 'vitest';
import type { Caller } from './auth/caller';
import { anonymous, asking, member, role, type Ask } from './testing/api';
import { returning } from './testing/cloud';

const fields = { 'Query.item': { code: returning('{ name: "n", secret: "s", part: { size: 1 } }') } };

const pool = (defaultAction: string) => ({
  AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
  UserPoolConfig: { UserPoolId: 'p', AwsRegion: 'us-east-1', DefaultAction: defaultAction },
});
const others = {
  AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }, { AuthenticationType: 'AWS_IAM' }],
};

type Sdl = { query?: string; type?: string; secret?: string; part?: string };

const api = ({ query = '', type = '', secret = '', part = '' }: Sdl, settings: object): Ask =>
  asking({
    sdl: `
      type Query { item: Item ${query} }
      type Item ${type} { name: String secret: String ${secret} part: Part }
      type Part ${part} { size: Int }
    `,
    api: { ...settings },
    fields,
  });

const denied = async (ask: Ask, caller: Caller) => {
  const { errors = [] } = await ask('{ item { name secret part { size } } }', {}, caller);
  return errors.map(({ message }) => message.replace('Not Authorized to access ', ''));
};

const key = '@aws_api_key';
const signedIn = '@aws_cognito_user_pools';
const everywhere = `${signedIn} ${key}`;

test.each<[string, Sdl, object, Caller, string[]]>([
  ['no directive: the default mode', {}, pool('ALLOW'), member(), []],
  ['no directive: no other mode', {}, { ...pool('ALLOW'), ...others }, anonymous, ['item on type Query']],
  ['no directive, and DENY', {}, pool('DENY'), member(), ['item on type Query']],
  [
    'DENY reaches the fields of types',
    { query: signedIn },
    pool('DENY'),
    member(),
    ['name on type Item', 'secret on type Item', 'part on type Item'],
  ],
  ['the type’s directive', { query: key, type: key, part: key }, { ...pool('DENY'), ...others }, anonymous, []],
  [
    'several directives are any of them',
    { query: everywhere, type: everywhere, part: key },
    { ...pool('DENY'), ...others },
    anonymous,
    [],
  ],
  [
    'several directives, the other',
    { query: everywhere, type: everywhere, part: signedIn },
    { ...pool('DENY'), ...others },
    member(),
    [],
  ],
  [
    'a type further in needs its own',
    { query: key, type: key },
    { ...pool('DENY'), ...others },
    anonymous,
    ['size on type Part'],
  ],
  [
    'the field replaces its type',
    { query: key, type: key, secret: '@aws_iam', part: key },
    { ...pool('DENY'), ...others },
    anonymous,
    ['secret on type Item'],
  ],
  ['IAM', { query: '@aws_iam', type: '@aws_iam', part: '@aws_iam' }, { ...pool('DENY'), ...others }, role, []],
  ['a group', { secret: `${signedIn}(cognito_groups: ["staff"])` }, pool('ALLOW'), member('staff'), []],
  [
    'another group',
    { secret: `${signedIn}(cognito_groups: ["staff"])` },
    pool('ALLOW'),
    member('guests'),
    ['secret on type Item'],
  ],
  [
    'any of several groups',
    { secret: `${signedIn}(cognito_groups: ["staff", "guests"])` },
    pool('ALLOW'),
    member('guests'),
    [],
  ],
  [
    '@aws_auth with one mode',
    { secret: '@aws_auth(cognito_groups: ["staff"])' },
    pool('ALLOW'),
    member(),
    ['secret on type Item'],
  ],
  [
    '@aws_auth is ignored with several modes',
    { secret: '@aws_auth(cognito_groups: ["staff"])' },
    { ...pool('ALLOW'), ...others },
    member(),
    [],
  ],
  [
    'a mode the runtime does not have opens nothing',
    { query: '@aws_oidc' },
    pool('ALLOW'),
    member(),
    ['item on type Query'],
  ],
])('%s', async (_name, sdl, settings, caller, refused) => {
  expect(await denied(api(sdl, settings), caller)).toEqual(refused);
});

test('a refused field is null with an error of all six keys, and the rest is there', async () => {
  const ask = api({ secret: '@aws_iam' }, { ...pool('ALLOW'), ...others });
  expect(await ask('{ item { name secret } }', {}, member())).toEqual({
    data: { item: { name: 'n', secret: null } },
    errors: [
      {
        path: ['item', 'secret'],
        data: null,
        errorType: 'Unauthorized',
        errorInfo: null,
        locations: [{ line: 1, column: 15, sourceName: null }],
        message: 'Not Authorized to access secret on type Item',
      },
    ],
  });
});

test('a refused field does not run its resolver', async () => {
  const sdl = 'type Query { open: Int  closed: Int @aws_iam }';
  const fields = { 'Query.closed': { code: returning('util.error("ran")') } };
  const ask = asking({ sdl, fields, api: others });
  expect((await ask('{ closed }')).errors).toMatchObject([{ errorType: 'Unauthorized' }]);
});
