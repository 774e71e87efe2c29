import type { Dynamo } from '../dynamodb/client';
import type { Attempts } from './attempts';
import type { Codes, Purpose } from './codes';
import { deliver } from './mailbox';
import type { PoolSettings } from './settings';

/** Sends a code to an address. Answers the seconds to wait before another may be sent; 0 is "sent". */
export type SendCode = (purpose: Purpose, email: string, isKnown: boolean) => Promise<number>;

type Needs = { settings: PoolSettings; dynamo: Dynamo; codes: Codes; attempts: Attempts };

/** An unknown address is treated alike, save for the mail: neither answer nor time tells who has an account. */
export function codeSender({ settings, dynamo, codes, attempts }: Needs): SendCode {
  return async (purpose, email, isKnown) => {
    const wait = await attempts.take('code', email);
    if (wait > 0) return wait;
    const code = await codes.issue(purpose, email);
    const { subject, text } = settings.verificationMail;
    if (isKnown) await deliver(dynamo, { to: email, subject, text: textOf(text.replaceAll('{####}', code)) });
    return 0;
  };
}

/** Cognito's messages may hold markup; the local mailbox shows text. */
function textOf(message: string): string {
  return message.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]+>/g, '');
}
