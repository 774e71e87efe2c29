import type { Json, Resource, Template } from '../../template/template';

export const web = {
  id: 'web-client-id',
  callback: 'http://localhost:3000/auth/callback',
  home: 'http://localhost:3000/',
};
export const desktop = { id: 'desktop-client-id', callback: 'http://localhost:3000/device/callback' };

export type App = { id: string; callback: string };

/** Properties that a test changes. */
export type Changes = { pool?: Json; desktop?: Json };

export function templateOf(changes: Changes = {}): Template {
  const client = (name: string, { id, callback }: App, rest: Json): Resource => ({
    logicalId: name,
    type: 'AWS::Cognito::UserPoolClient',
    properties: {
      ClientId: id,
      UserPoolId: 'eu-west-1_pool',
      ClientName: name,
      CallbackURLs: [callback],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      AccessTokenValidity: 30,
      IdTokenValidity: 20,
      RefreshTokenValidity: 10,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      ...(rest as object),
    },
  });
  const pool: Resource = {
    logicalId: 'Pool',
    type: 'AWS::Cognito::UserPool',
    properties: {
      UserPoolId: 'eu-west-1_pool',
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'name', Required: true },
      ],
      LambdaConfig: { PostConfirmation: 'arn:confirmed', PostAuthentication: 'arn:authenticated' },
      VerificationMessageTemplate: { EmailSubject: 'Your code', EmailMessage: 'The code is {####}.<br>Keep it.' },
      ...(changes.pool as object),
    },
  };
  const resources = [
    pool,
    client('web', web, { LogoutURLs: [web.home] }),
    client('desktop', desktop, changes.desktop ?? {}),
  ];
  return { resources, assets: {} };
}
