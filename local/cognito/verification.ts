import type { Dynamo } from '../dynamodb/client';
import type { Attempts } from './attempts';
import type { Codes, Purpose } from './codes';
import { deliver } from '../mail/mailbox';
import type { MessageSource, Triggers } from './triggers';
import type { User } from './users';

export type CodeOrder = { source: MessageSource; email: string; user: User | undefined; clientId: string };

/**
 * Sends a code to an address. Resolves with the seconds to wait before another may be sent; 0 means it was sent. If the
 * trigger fails, the code sent before stays good.
 */
export type SendCode = (order: CodeOrder) => Promise<number>;

type Needs = { dynamo: Dynamo; codes: Codes; attempts: Attempts; triggers: Triggers };

const purposes: Record<MessageSource, Purpose> = {
  CustomMessage_SignUp: 'confirm',
  CustomMessage_ResendCode: 'confirm',
  CustomMessage_ForgotPassword: 'reset',
};

/** An unknown address gets the same answer but no mail, so that nobody learns who has an account. */
export function codeSender({ dynamo, codes, attempts, triggers }: Needs): SendCode {
  return async ({ source, email, user, clientId }) => {
    const wait = await attempts.take('code', email);
    if (wait > 0) return wait;
    const message = user && (await triggers.message(source, user, clientId));
    const code = await codes.issue(purposes[source], email);
    if (!message) return 0;
    const text = textOf(message.text.replaceAll('{####}', code));
    await deliver(dynamo, { to: email, subject: message.subject, text });
    return 0;
  };
}

/** Cognito's messages may hold markup; the local mailbox shows text. */
function textOf(message: string): string {
  return message.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]+>/g, '');
}
