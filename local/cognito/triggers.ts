import type { Functions } from '../lambda/functions';
import type { PoolSettings } from './settings';
import type { User } from './users';

type TriggerSource =
  'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword' | 'PostAuthentication_Authentication';

/** A trigger's function failed: what it stands for must not go on, and may be tried again. */
export class TriggerFailed extends Error {}

export type Triggers = { run(source: TriggerSource, user: User, clientId: string): Promise<void> };

/** The template's triggers, called with the events that Cognito sends. */
export function openTriggers(settings: PoolSettings, functions: Pick<Functions, 'invoke'>): Triggers {
  return {
    async run(source, user, clientId) {
      const arn = arnOf(settings, source);
      if (!arn) return;
      const outcome = await functions.invoke(arn, eventOf(settings, source, user, clientId));
      if ('payload' in outcome) return;
      const { errorType, errorMessage } = outcome.error;
      throw new TriggerFailed(`The trigger ${source} failed: ${errorType}: ${errorMessage}`);
    },
  };
}

function arnOf({ triggers }: PoolSettings, source: TriggerSource): string | undefined {
  return source === 'PostAuthentication_Authentication' ? triggers.PostAuthentication : triggers.PostConfirmation;
}

function eventOf({ poolId, region }: PoolSettings, triggerSource: TriggerSource, user: User, clientId: string) {
  const { id, email, name } = user;
  return {
    version: '1',
    region,
    userPoolId: poolId,
    userName: id,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    triggerSource,
    request: {
      userAttributes: { sub: id, 'cognito:user_status': 'CONFIRMED', email_verified: 'true', name, email },
      ...(triggerSource === 'PostAuthentication_Authentication' ? { newDeviceUsed: false } : {}),
    },
    response: {},
  };
}
