import { SendEmailCommand, SESv2Client, SESv2ServiceException, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { required } from '../environment';

export type Mail = { to: string; subject: string; text: string };

const client = new SESv2Client();
const sender = required('MAIL_SENDER');

/**
 * False where SES will never take this mail. That is logged, and nothing waits for it: behind it in the stream is other
 * people's housekeeping. Whatever passes by itself is thrown, and comes again.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const command = new SendEmailCommand({
    FromEmailAddress: sender,
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: plain(subject), Body: { Text: plain(text) } } },
  });
  try {
    await client.send(command);
    return true;
  } catch (error) {
    if (!isFinal(error)) throw error;
    console.error('A mail was refused for good.', error.name, error.message);
    return false;
  }
}

const plain = (text: string) => ({ Data: text, Charset: 'UTF-8' });

function isFinal(error: unknown): error is SESv2ServiceException {
  if (!(error instanceof SESv2ServiceException)) return false;
  return error.$fault === 'client' && !(error instanceof TooManyRequestsException);
}
