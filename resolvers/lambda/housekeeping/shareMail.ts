import { inSentence } from '../../../schema/text';
import { documentPath } from '../../../schema/webPaths';
import { commit, load } from '../table';
import type { DocumentItem } from '../../shared/items';
import { documentKey, type Key } from '../../shared/keys';
import type { ShareItem } from '../../shared/shareItems';
import { sendMail, type Mail } from './mail';
import { markOf } from './mark';
import { dayCount, mailCounts } from './shareCounts';
import { required } from '../environment';

const webOrigin = required('WEB_ORIGIN');

/**
 * Tells somebody of a new share, with an account or without: once, save where a crash falls between mail and mark. Where there
 * were enough mails that day the share stands, and nobody is told of it: whoever shares learns nothing of who is mailed.
 */
export async function announceShare(key: Key, now: string): Promise<void> {
  const share = await load<ShareItem>(key);
  if (!share || share.mailedAt) return;
  if (!share.isCounted) await commit([markOf(share, 'isCounted', true), dayCount(share, now)]);
  const document = await load<DocumentItem>(documentKey(share.documentId));
  if (!document || document.deletedAt || document.trashedAt) return;
  const mayBeSent = share.isMailCounted || (await count(share, now));
  if (!mayBeSent || (await sendMail(mailOf(share, document)))) {
    await commit([markOf(share, 'mailedAt', now)]);
  }
}

/** Counts a mail before it is sent, once for each share, so that a retry is not counted again. */
function count(share: ShareItem, now: string): Promise<boolean> {
  return commit([markOf(share, 'isMailCounted', true), ...mailCounts(share, now)]);
}

function mailOf({ email, role, expiresAt, createdByName }: ShareItem, { id, name }: DocumentItem): Mail {
  const [who, what] = [inSentence(createdByName), inSentence(name)];
  const until = expiresAt ? ` until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC` : '';
  return {
    to: email,
    subject: `${who} shares “${what}” with you`,
    text: [
      `${who} shares “${what}” with you on Quire: ${rights[role]}${until}.`,
      `${webOrigin}${documentPath(id)}`,
      `Sign in with this address, ${inSentence(email)}; if you have no account yet, create one with it.`,
      'If you do not know who this is, you can ignore this mail.',
    ].join('\n\n'),
  };
}

const rights = {
  VIEWER: 'you may open it',
  EDITOR: 'you may open and change it',
  MANAGER: 'you may open, change and share it',
};
