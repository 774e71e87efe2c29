import { inSentence } from '../../../schema/text';
import { devicesPath } from '../../../schema/webPaths';
import { commit, load } from '../table';
import type { DeviceItem } from '../../shared/deviceItems';
import type { AccountItem } from '../../shared/items';
import { accountKey, type Key } from '../../shared/keys';
import { sendMail, type Mail } from './mail';
import { markOf } from './mark';
import { required } from '../environment';

const webOrigin = required('WEB_ORIGIN');

/** Mails a person about a new device signed in as them: once, unless it crashes between mail and mark. */
export async function announceDevice(key: Key, now: string): Promise<void> {
  const device = await load<DeviceItem>(key);
  if (!device || device.mailedAt || device.revokedAt) return;
  const account = await load<AccountItem>({ pk: key.pk, sk: accountKey('').sk });
  if (account && (await sendMail(mailOf(device, account)))) {
    await commit([markOf(device, 'mailedAt', now)]);
  }
}

function mailOf(
  { name, clientName, clientVersion, platform, createdAt, address }: DeviceItem,
  { email }: AccountItem,
): Mail {
  const program = inSentence(`${clientName} ${clientVersion}`);
  return {
    to: email,
    subject: 'A new device was signed in to your Quire account',
    text: [
      `“${inSentence(name)}” is signed in as you: ${program} on ${inSentence(platform)}.`,
      `It signed in on ${createdAt.slice(0, 16).replace('T', ' ')} UTC${address ? `, from the network address ${address}` : ''}.`,
      'If that was you, there is nothing to do. If it was not, sign the device out on this page:',
      `${webOrigin}${devicesPath}`,
      'Then sign out, choose “Forgot your password?” where you sign in, and set a new password: that ends every sign-in of yours.',
    ].join('\n\n'),
  };
}
