import { plain } from '../../schema/text';
import { commit, load, table } from '../functions/table';
import type { DocumentItem } from '../shared/items';
import { documentKey, type Key } from '../shared/keys';
import type { ShareItem } from '../shared/shareItems';
import { sendMail, type Mail } from './mail';

const webOrigin = process.env.WEB_ORIGIN ?? '';

/** Tells somebody of a new share, with an account or without: once, save where a crash falls between mail and mark. */
export async function announceShare(key: Key, now: string): Promise<void> {
  const share = await load<ShareItem>(key);
  if (!share || share.mailedAt) return;
  const document = await load<DocumentItem>(documentKey(share.documentId));
  if (!document || document.deletedAt || document.trashedAt) return;
  if (await sendMail(mailOf(share, document))) await mark(share, now);
}

function mailOf({ email, role, expiresAt, createdByName }: ShareItem, { id, name }: DocumentItem): Mail {
  const [who, what] = [plain(createdByName), plain(name)];
  const until = expiresAt ? ` until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC` : '';
  return {
    to: email,
    subject: `${who} shares “${what}” with you`,
    text: [
      `${who} shares “${what}” with you on Quire: ${rights[role]}${until}.`,
      `${webOrigin}/documents/${id}`,
      `Sign in with this address, ${email}; if you have no account yet, create one with it.`,
      'If you do not know who this is, you can ignore this mail.',
    ].join('\n\n'),
  };
}

const rights = {
  VIEWER: 'you may open it',
  EDITOR: 'you may open and change it',
  MANAGER: 'you may open, change and share it',
};

/** On the share that was told of: it may have been taken away and made anew since. */
async function mark({ pk, sk, createdAt }: ShareItem, now: string): Promise<void> {
  await commit([
    {
      Update: {
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: 'SET mailedAt = :now',
        ConditionExpression: 'createdAt = :createdAt',
        ExpressionAttributeValues: { ':now': now, ':createdAt': createdAt },
      },
    },
  ]);
}
