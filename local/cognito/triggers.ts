import type { Functions } from '../lambda/functions';
import { messageOf, type Message } from './message';
import type { PoolSettings } from './settings';
import type { User } from './users';

type Happening =
  'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword' | 'PostAuthentication_Authentication';

/** What a code is sent for. */
export type MessageSource = 'CustomMessage_SignUp' | 'CustomMessage_ResendCode' | 'CustomMessage_ForgotPassword';

type TriggerSource = Happening | MessageSource;

/** A trigger's function failed: the operation must not continue, and may be tried again. */
export class TriggerFailed extends Error {}

export type Triggers = {
  run(source: Happening, user: User, clientId: string): Promise<void>;
  /** The mail as the trigger words it; what it leaves out comes from the pool's own. `{####}` stands for the code. */
  message(source: MessageSource, user: User, clientId: string): Promise<Message>;
};

/** The template's triggers, called with Cognito's events. */
export function openTriggers(settings: PoolSettings, functions: Pick<Functions, 'invoke'>): Triggers {
  const call = async (source: TriggerSource, user: User, clientId: string): Promise<unknown> => {
    const arn = arnOf(settings, source);
    if (!arn) return undefined;
    const outcome = await functions.invoke(arn, eventOf(settings, source, user, clientId));
    if ('payload' in outcome) return outcome.payload;
    const { errorType, errorMessage } = outcome.error;
    throw new TriggerFailed(`The trigger ${source} failed: ${errorType}: ${errorMessage}`);
  };
  return {
    async run(source, user, clientId) {
      await call(source, user, clientId);
    },
    async message(source, user, clientId) {
      if (!settings.triggers.CustomMessage) return settings.verificationMail;
      const { fault, ...message } = messageOf(await call(source, user, clientId), settings.verificationMail);
      if (fault) throw new TriggerFailed(`The trigger ${source} answered with what no mail can be made of: ${fault}.`);
      return message;
    },
  };
}

function arnOf({ triggers }: PoolSettings, source: TriggerSource): string | undefined {
  const name = source.slice(0, source.indexOf('_'));
  return Object.entries(triggers).find(([each]) => each === name)?.[1];
}

function eventOf({ poolId, region }: PoolSettings, triggerSource: TriggerSource, user: User, clientId: string) {
  const { id, email, name } = user;
  // The event after a confirmation states that the user is confirmed, although the pool saves that later.
  const isConfirmed = user.isConfirmed || !isMessage(triggerSource);
  const state = {
    'cognito:user_status': isConfirmed ? 'CONFIRMED' : 'UNCONFIRMED',
    email_verified: String(isConfirmed),
  };
  return {
    version: '1',
    region,
    userPoolId: poolId,
    userName: id,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    triggerSource,
    request: {
      userAttributes: { sub: id, ...state, name, email },
      ...(triggerSource === 'PostAuthentication_Authentication' ? { newDeviceUsed: false } : {}),
      ...(isMessage(triggerSource) ? placeholders : {}),
    },
    response: isMessage(triggerSource) ? { smsMessage: null, emailMessage: null, emailSubject: null } : {},
  };
}

const placeholders = { codeParameter: '{####}', linkParameter: '{##Click Here##}', usernameParameter: null };

const isMessage = (source: TriggerSource): source is MessageSource => source.startsWith('CustomMessage_');
