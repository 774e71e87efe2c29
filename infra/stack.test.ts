import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { quireApp } from './app';
import { QuireStack } from './stack';

function synth(stage = 'prod'): Template {
  const app = quireApp({ context: { stage } });
  const stack = app.node.children.find((child): child is QuireStack => child instanceof QuireStack);
  if (!stack) throw new Error('The app has no stack.');
  return Template.fromStack(stack);
}

const template = synth();

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

/** The statements of the policies whose names contain `owner`. */
function statements(owner = ''): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')) as [
    string,
    { Properties: { PolicyDocument: { Statement: Statement[] } } },
  ][];
  const owned = policies.filter(([name]) => name.includes(owner));
  return owned.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}

test.each([
  ['AWS::S3::Bucket', 'Files'],
  ['AWS::DynamoDB::Table', 'Documents'],
  ['AWS::Cognito::UserPool', 'Users'],
])('what people trust us with survives deletion of the stack: %s of %s', (type, owner) => {
  const resources = Object.entries(template.findResources(type)).filter(([name]) => name.startsWith(owner));
  expect(resources).toMatchObject([[expect.anything(), { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }]]);
});

test('codes of device logins go with their minutes: no backup and no stream keeps them', () => {
  const [logins] = Object.entries(template.findResources('AWS::DynamoDB::Table'))
    .filter(([name]) => name.startsWith('DeviceLogins'))
    .map(([, { Properties }]) => Properties as object);
  expect(logins).toMatchObject({ TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } });
  expect(logins).not.toHaveProperty('PointInTimeRecoverySpecification');
  expect(logins).not.toHaveProperty('StreamSpecification');
});

test('what anonymous fields ask of reaches the table of device logins, by key, and no other', () => {
  const granted = statements('DeviceLoginSource');
  expect(granted).toHaveLength(1);
  expect(granted[0]?.Action).toEqual(
    ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name}`),
  );
  expect(JSON.stringify(granted[0]?.Resource)).toMatch(/^\{"Fn::GetAtt":\["DeviceLogins\w+","Arn"\]\}$/);
});

test('what visitors of a link ask of reaches documents and links, by key, and makes no list of either', () => {
  const granted = statements('OpenedLinkSource') as (Statement & { Condition: unknown })[];
  expect(granted.flatMap(({ Action }) => Action)).toEqual(
    ['BatchGetItem', 'UpdateItem', 'Query'].map((name) => `dynamodb:${name}`),
  );
  expect(granted.map(({ Condition }) => Condition)).toEqual([
    { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DOC#*', 'LINK#*'] } },
    { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LINK#*'] } },
  ]);
  expect(JSON.stringify(granted[1]?.Resource)).toContain('/index/gsi1');
});

test('the web server may state where a visitor of a link comes from, and sign no other call', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'appsync:GraphQL',
          Resource: { 'Fn::Join': ['', Match.arrayWith(['/types/Mutation/fields/openLink'])] },
        },
      ],
    },
  });
});

test('nothing else reaches the table of device logins', () => {
  const others = statements().filter(({ Resource }) => JSON.stringify(Resource).includes('DeviceLogins'));
  expect(others).toHaveLength(1);
});

test('every function may write its own log, and no other', () => {
  const functions = template.findResources('AWS::Lambda::Function') as Record<
    string,
    { Properties: { Role: { 'Fn::GetAtt': [string] }; LoggingConfig?: { LogGroup: { Ref: string } } } }
  >;
  const logged = Object.values(functions).filter(({ Properties }) => Properties.LoggingConfig);
  expect(logged.length).toBeGreaterThan(4);
  for (const { Properties } of logged) {
    const [role] = Properties.Role['Fn::GetAtt'];
    const writing = statements(role.replace(/[0-9A-F]{8}$/, '')).filter(({ Action }) =>
      JSON.stringify(Action).includes('logs:PutLogEvents'),
    );
    expect(writing.map(({ Resource }) => Resource)).toEqual([
      { 'Fn::GetAtt': [Properties.LoggingConfig?.LogGroup.Ref, 'Arn'] },
    ]);
  }
});

test('the function that mints codes holds no rights but to write its log and its trace', () => {
  expect(statements('MintRole').flatMap(({ Action }) => Action)).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/dynamodb|s3|lambda/) as string]),
  );
});

test('rows can be put back to any second before a mistake, and the table cannot be deleted by one', () => {
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
  });
});

test('nobody reads the bucket without a signature, nor without TLS (E-31)', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    VersioningConfiguration: { Status: 'Enabled' },
  });
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    },
  });
});

test('bytes that were deleted are gone after a stated time, and abandoned uploads are not billed for ever', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 }, ExpiredObjectDeleteMarker: true }),
        Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 8 } }),
      ]),
    },
  });
});

test('only the web app is a page that may send bytes, with just the headers that are signed', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedOrigins: [{ Ref: 'WebOrigin' }],
          AllowedMethods: ['GET', 'PUT'],
          AllowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
          ExposedHeaders: ['ETag'],
          MaxAge: 3000,
        },
      ],
    },
  });
});

test('no client can sign in with a password through the API, or get a token without PKCE (E-06, E-12)', () => {
  template.resourceCountIs('AWS::Cognito::UserPoolClient', 2);
  template.allResourcesProperties('AWS::Cognito::UserPoolClient', {
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    GenerateSecret: false,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
    RefreshTokenRotation: { Feature: 'ENABLED' },
  });
});

const secondsIn: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

test('a token outlives a session that only the pool knows to be over by a quarter of an hour, and no session lives for ever (E-13) (E-45)', () => {
  const clients = Object.values(template.findResources('AWS::Cognito::UserPoolClient'));
  const lives = clients.map(({ Properties }) => {
    const { TokenValidityUnits: units, ...given } = Properties as Record<string, number> & {
      TokenValidityUnits: Record<string, string>;
    };
    const lifeOf = (name: string) => (given[`${name}Validity`] ?? NaN) * (secondsIn[units[name] ?? ''] ?? NaN);
    return [lifeOf('AccessToken'), lifeOf('IdToken'), lifeOf('RefreshToken')];
  });
  const [quarter, hour, month] = [15 * 60, 3600, 30 * 86_400];
  expect(lives).toEqual([
    [quarter, hour, month],
    [quarter, hour, month],
  ]);
  for (const { Properties } of clients) {
    expect(Properties).toMatchObject({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } });
  }
});

test('a new password has the function run that ends all sessions (E-45)', () => {
  const ensureAccount = { 'Fn::GetAtt': [Match.stringLikeRegexp('^EnsureAccount'), 'Arn'] };
  template.hasResourceProperties('AWS::Cognito::UserPool', { LambdaConfig: { PostConfirmation: ensureAccount } });
});

test('each mail with a code is worded by a function, which says what the code is for', () => {
  const codeMail = { 'Fn::GetAtt': [Match.stringLikeRegexp('^CodeMail'), 'Arn'] };
  template.hasResourceProperties('AWS::Cognito::UserPool', { LambdaConfig: { CustomMessage: codeMail } });
});

test('addresses are verified, case makes no second account, and weak passwords are refused', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    MfaConfiguration: 'OPTIONAL',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    Policies: {
      PasswordPolicy: {
        MinimumLength: 12,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        RequireUppercase: true,
      },
    },
    LambdaConfig: { PostConfirmation: Match.anyValue(), PostAuthentication: Match.anyValue() },
  });
});

test('a field nobody wrote a directive for is closed, and a huge query is refused (E-24)', () => {
  template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
    AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
    AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }, { AuthenticationType: 'AWS_IAM' }],
    UserPoolConfig: { DefaultAction: 'DENY', AppIdClientRegex: Match.anyValue() },
    QueryDepthLimit: 15,
    ResolverCountLimit: 30,
    XrayEnabled: true,
  });
});

test('signed URLs do not end up in the log of the API (E-32)', () => {
  template.hasResourceProperties('AWS::AppSync::GraphQLApi', {
    LogConfig: { FieldLogLevel: 'ERROR', ExcludeVerboseContent: true },
  });
});

test('the API key ends on a fixed day, so that a leaked one does not live for ever', () => {
  template.hasResourceProperties('AWS::AppSync::ApiKey', { Expires: Date.UTC(2027, 9, 1) / 1000 });
});

test('nothing may scan the table', () => {
  const actions = statements().flatMap(({ Action }) => Action);
  expect(actions.filter((action) => /Scan|dynamodb:\*|s3:\*|^\*$/.test(action))).toEqual([]);
});

test('the function that signs can neither delete bytes nor read rows (E-31)', () => {
  const actions = statements('Presign').flatMap(({ Action }) => Action);
  expect(actions.filter((action) => /Delete|dynamodb/.test(action))).toEqual([]);
});

test('nobody but housekeeping can take bytes away', () => {
  const all = statements().filter(({ Action }) => [Action].flat().includes('s3:DeleteObject'));
  const house = statements('Housekeeping').filter(({ Action }) => [Action].flat().includes('s3:DeleteObject'));
  expect(house).toHaveLength(2);
  expect(all).toHaveLength(2);
});

test('mail comes from the one address that the stack was given, and from nobody but housekeeping', () => {
  const sending = (owner?: string) =>
    statements(owner).filter(({ Action }) => JSON.stringify(Action).includes('ses:')) as object[];
  expect(sending()).toEqual(sending('HousekeepingFollower'));
  expect(sending()).toMatchObject([
    { Action: 'ses:SendEmail', Condition: { StringEquals: { 'ses:FromAddress': { Ref: 'MailSender' } } } },
  ]);
});

test('what housekeeping could not do after all retries is kept for somebody to look at', () => {
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 10,
    DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    FilterCriteria: Match.anyValue(),
  });
});

test('housekeeping is woken by the rows that it acts on', () => {
  const mappings = template.findResources('AWS::Lambda::EventSourceMapping', {
    Properties: { MaximumRetryAttempts: 10 },
  });
  type Filter = { eventName: string[]; dynamodb: { Keys: { sk: { S: unknown[] } }; NewImage?: object } };
  const { FilterCriteria } = Object.values(mappings)[0]?.Properties as {
    FilterCriteria: { Filters: { Pattern: string }[] };
  };
  const filters = FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern) as Filter);
  expect(filters.map(({ eventName, dynamodb: { Keys, NewImage } }) => [...eventName, Keys.sk.S, NewImage])).toEqual([
    ['MODIFY', [{ prefix: 'UPLOAD#' }], { state: { S: ['COMPLETED', 'ABORTED', 'EXPIRED'] } }],
    ['INSERT', ['REMOVAL', { prefix: 'SHARE#' }, { prefix: 'DEVICE#' }], undefined],
    ['INSERT', [{ prefix: 'CHANGE#' }], { kind: { S: ['SAVED', 'DELETED', 'SHARED', 'UNSHARED'] } }],
    ['MODIFY', [{ prefix: 'CHANGE#' }], { kind: { S: ['DELETED'] }, isDelivered: { BOOL: [true] } }],
  ]);
});

test('a change is never given up while the stream keeps it, or somebody’s feed would have a hole', () => {
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { MaximumRetryAttempts: -1 });
});

test('no more than two functions follow the table, each with an alarm for when it falls behind', () => {
  template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
  template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: 'IteratorAge' }, 2);
});

test('the stack has room below the 500 resources that CloudFormation takes', () => {
  const { Resources } = template.toJSON() as { Resources: Record<string, unknown> };
  expect(Object.keys(Resources).length).toBeLessThanOrEqual(450);
});

test('no long-lived key is anywhere in the template (E-31)', () => {
  expect(JSON.stringify(template.toJSON())).not.toMatch(/AKIA|AWS::IAM::AccessKey|SecretAccessKey/);
});

test('an unknown stage is refused before anything is deployed', () => {
  expect(() => synth('production')).toThrow('use -c stage=dev, staging or prod');
});
