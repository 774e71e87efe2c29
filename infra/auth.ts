import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolOperation,
  VerificationEmailStyle,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { accessTokenSeconds, refreshTokenSeconds } from '../schema/limits';
import { callbackPaths, deviceCallbackPath, startPath } from '../schema/webPaths';

interface UsersProps {
  webOrigin: string;
  stage: string;
  /** Runs at confirmation and at every sign-in. */
  ensureAccount: IFunction;
  /** Writes the text of each mail that carries a code. */
  codeMail: IFunction;
}

/** The user pool with its own sign-in pages, and the two clients that may send people there. */
export class Users extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;
  readonly web: UserPoolClient;
  readonly desktop: UserPoolClient;

  constructor(scope: Construct, id: string, { webOrigin, stage, ensureAccount, codeMail }: UsersProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userVerification: { emailStyle: VerificationEmailStyle.CODE },
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    });
    this.pool.addTrigger(UserPoolOperation.POST_CONFIRMATION, ensureAccount);
    this.pool.addTrigger(UserPoolOperation.POST_AUTHENTICATION, ensureAccount);
    this.pool.addTrigger(UserPoolOperation.CUSTOM_MESSAGE, codeMail);
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `quire-${stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const webCallbacks = callbackPaths.map((path) => `${webOrigin}${path}`);
    this.web = this.addClient('web', webCallbacks, [`${webOrigin}${startPath}`]);
    this.desktop = this.addClient('desktop', [`${webOrigin}${deviceCallbackPath}`]);
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'TOTP is offered to everybody; a second factor forced on all would keep people out.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'Threat protection is the Plus plan, a decision of whoever pays for the stage.',
      },
    );
  }

  /** A public client: authorization code with PKCE and rotating refresh tokens, nothing else. */
  private addClient(name: string, callbackUrls: string[], logoutUrls?: string[]): UserPoolClient {
    const client = this.pool.addClient(name, {
      userPoolClientName: name,
      generateSecret: false,
      // An empty list would mean Cognito's defaults, password sign-in among them; custom auth without triggers opens nothing.
      authFlows: { custom: true },
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        // Not aws.cognito.signin.user.admin: a stolen token must not be able to change its account.
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls,
        logoutUrls,
      },
      accessTokenValidity: Duration.seconds(accessTokenSeconds),
      // It gives no access here. Long enough for a program whose clock is fast and that checks it.
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.seconds(refreshTokenSeconds),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    new CfnManagedLoginBranding(this, `${name}Branding`, {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }
}
