import { expect, test } from 'vitest';
import { context, outcomeOf, step } from '../testing/step';

type Args = Record<string, unknown>;

const ask = (name: string, args: Args, claims = {}) => step(name).request(context({ args, claims }));
const input = (fields: Args) => ({ input: fields });

const email = 'carol@example.com';
const later = '2099-01-01T00:00:00.000Z';
const sha256 = 'a'.repeat(64);
const secret = 's'.repeat(43);
const page = { limit: 50, nextToken: null };
const documentId = 'd1';

const share = { email, role: 'EDITOR', expiresAt: null, keepsExpiry: false, isKnown: false };
const link = { clientRequestId: null, password: null, expiresAt: null, downloadLimit: null, isPreviewOnly: null };
const upload = { isNewDocument: true, baseVersion: 0, isReadOnly: false, mimeType: 'text/plain', size: 0, sha256 };
const bytes = { mimeType: 'text/plain', size: 0, sha256 };
const login = { codeChallenge: secret, clientName: 'Writer', clientVersion: '7.1', platform: 'Linux' };

const on = (action: string) => ({ needs: { documentId, action } });
const withAccount = (action: string) => ({ needs: { documentId, action, account: true } });

test.each<[string, Args, Args]>([
  // the field, its arguments, and what it asks of the steps after it
  ['accounts/Query.me', {}, { needs: { account: true } }],
  ['accounts/Mutation.signOut', {}, { needs: {} }],
  ['changes/Query.activity', { documentId }, { ...on('READ'), page, rowsOf: 'CHANGE#' }],
  ['changes/Query.changes', { limit: 7 }, { needs: {}, page: { limit: 7, nextToken: null }, feedPlace: null }],
  ['changes/Subscription.onChange', {}, { needs: {} }],
  ['changes/Subscription.onChange', { documentId }, on('READ')],
  ['devices/Query.devices', {}, { needs: {} }],
  ['devices/Query.deviceLogin', { userCode: 'bcdf-ghjk' }, { needs: {}, userCode: 'BCDFGHJK' }],
  ['devices/Mutation.denyDeviceLogin', { userCode: ' BC DF GH JK' }, { needs: {}, userCode: 'BCDFGHJK' }],
  [
    'devices/Mutation.completeDeviceLogin',
    input({ state: secret, code: 'c/1=' }),
    { needs: {}, approvalState: secret, authorizationCode: 'c/1=' },
  ],
  ['devices/Mutation.pollDeviceLogin', { deviceCode: secret }, { deviceCode: secret }],
  [
    'devices/Mutation.renameDevice',
    input({ id: 'v1', name: ' Desk ' }),
    { needs: {}, deviceId: 'v1', deviceName: 'Desk' },
  ],
  ['devices/Mutation.revokeDevice', { id: 'v1' }, { needs: {}, deviceId: 'v1' }],
  ['devices/Mutation.revokeOtherDevices', {}, { needs: {} }],
  [
    'devices/Mutation.startDeviceLogin',
    input(login),
    { askedLogin: login, codeCount: { what: 'STARTED', isOneMore: true }, deviceCode: null },
  ],
  ['devices/Mutation.startDeviceLogin', input({ ...login, replaces: secret }), { deviceCode: secret }],
  ['documents/Query.document', { id: documentId }, on('READ')],
  ['documents/Query.documents', {}, { needs: {}, view: 'OWNED', page }],
  ['documents/Query.documents', { view: 'TRASH', limit: 100 }, { view: 'TRASH', page: { ...page, limit: 100 } }],
  ['documents/Query.documents', { view: 'SHARED', limit: 100 }, { view: 'SHARED', page: { ...page, limit: 50 } }],
  ['documents/Query.documents', { view: 'SHARED', limit: 1 }, { page: { ...page, limit: 1 } }],
  ['uploads/Query.upload', { id: 'u1' }, { needs: { uploadId: 'u1' } }],
  ['uploads/Query.uploads', {}, { needs: {} }],
  [
    'versions/Query.versions',
    { documentId, nextToken: 't' },
    { ...on('READ'), rowsOf: 'VERSION#', page: { limit: 50, nextToken: 't' } },
  ],
  ['uploads/Mutation.abortUpload', { id: 'u1' }, { needs: { uploadId: 'u1' } }],
  ['documents/Mutation.deleteDocument', { id: documentId }, withAccount('DELETE')],
  ['documents/Mutation.trashDocument', { id: documentId }, withAccount('TRASH')],
  ['documents/Mutation.restoreDocument', { id: documentId }, withAccount('RESTORE')],
  [
    'versions/Mutation.restoreVersion',
    input({ documentId, version: 2, baseVersion: 3 }),
    { ...withAccount('SAVE'), version: 2, baseVersion: 3 },
  ],
  ['versions/Mutation.createDownload', input({ documentId }), { ...on('READ'), version: null }],
  ['versions/Mutation.createDownload', input({ documentId, version: 2 }), { version: 2 }],
  ['uploads/Mutation.presignUploadParts', input({ uploadId: 'u1' }), { uploadId: 'u1' }],
  [
    'uploads/Mutation.completeUpload',
    input({ uploadId: 'u1' }),
    { uploadId: 'u1', baseVersion: null, sha256: null, isCopyWanted: false },
  ],
  [
    'uploads/Mutation.completeUpload',
    input({ uploadId: 'u1', baseVersion: 4, sha256, onConflict: 'COPY' }),
    { baseVersion: 4, sha256, isCopyWanted: true },
  ],
  ['uploads/Mutation.completeUpload', input({ uploadId: 'u1', onConflict: 'REFUSE' }), { isCopyWanted: false }],
  [
    'documents/Mutation.updateDocument',
    input({ id: documentId, name: 'a' }),
    { ...withAccount('RENAME'), name: 'a', isLock: false },
  ],
  [
    'documents/Mutation.updateDocument',
    input({ id: documentId, isReadOnly: true }),
    { ...withAccount('LOCK'), name: null, isLock: true },
  ],
  [
    'documents/Mutation.updateDocument',
    input({ id: documentId, name: 'a', isReadOnly: true }),
    { ...withAccount('LOCK'), name: 'a' },
  ],
  [
    'documents/Mutation.updateDocument',
    input({ id: documentId }),
    { ...withAccount('READ'), name: null, isLock: false },
  ],
  [
    'uploads/Mutation.createUpload',
    input({ ...bytes, name: 'a', clientRequestId: 'r1', isReadOnly: true }),
    { needs: { account: true, uploadId: 'r1' }, plan: { ...upload, id: 'r1', name: 'a', isReadOnly: true } },
  ],
  [
    'uploads/Mutation.createUpload',
    input({ ...bytes, documentId, baseVersion: 3, clientRequestId: 'r1' }),
    {
      needs: { account: true, uploadId: 'r1', documentId, action: 'SAVE' },
      plan: { ...upload, id: 'r1', documentId, isNewDocument: false, baseVersion: 3, name: null },
    },
  ],
  [
    'uploads/Mutation.createUpload',
    input({ ...bytes, name: 'a', size: 16_777_217, sha256: null }),
    { plan: { sha256: null } },
  ],
  ['sharing/Query.shares', { documentId }, { ...on('SEE_SHARES'), page }],
  ['sharing/Mutation.leaveDocument', { id: documentId }, withAccount('LEAVE')],
  [
    'sharing/Mutation.shareDocument',
    input({ documentId, email: 'Carol@Example.com', role: 'EDITOR' }),
    { ...withAccount('SHARE'), askedShare: share },
  ],
  [
    'sharing/Mutation.shareDocument',
    input({ documentId, email, role: 'EDITOR', expiresAt: later }),
    { askedShare: { ...share, expiresAt: later } },
  ],
  ['links/Query.links', { documentId }, on('SEE_SHARES')],
  [
    'links/Mutation.createLink',
    input({ documentId, clientRequestId: 'r1', password: 'open sesame', downloadLimit: 3, isPreviewOnly: true }),
    {
      ...withAccount('SHARE'),
      askedLink: {
        ...link,
        clientRequestId: 'r1',
        password: 'open sesame',
        downloadLimit: 3,
        isPreviewOnly: true,
        removed: [],
        isForgetting: false,
      },
    },
  ],
  [
    'links/Mutation.createLink',
    input({ documentId, expiresAt: later }),
    { askedLink: { ...link, expiresAt: later, removed: [], isForgetting: false } },
  ],
  ['links/Mutation.revokeLink', { documentId, id: 'l1' }, { ...on('UNSHARE'), linkId: 'l1' }],
  [
    'links/Mutation.updateLink',
    input({
      documentId,
      id: 'l1',
      isWithoutPassword: true,
      isForever: true,
      isUnlimited: true,
      forgetsWrongPasswords: true,
    }),
    {
      ...on('SHARE'),
      linkId: 'l1',
      askedLink: { ...link, removed: ['passwordHash', 'expiresAt', 'downloadLimit'], isForgetting: true },
    },
  ],
  [
    'links/Mutation.updateLink',
    input({ documentId, id: 'l1', isPreviewOnly: false }),
    { askedLink: { ...link, isPreviewOnly: false, removed: [], isForgetting: false } },
  ],
])('%s of %o asks for what it needs', (name, args, stash) => {
  const outcome = ask(name, args);
  expect(outcomeOf(outcome)).toBe('returned');
  expect(outcome.stash).toMatchObject(stash);
  if ('needs' in stash) expect(outcome.stash.needs).toEqual(stash.needs);
});

const noId = 'DOC#*';

test.each<[string, Args, string, string?]>([
  // the field, arguments that are refused before anything is read, the error, and its field
  ['changes/Query.activity', { documentId: noId }, 'NotFound'],
  ['changes/Subscription.onChange', { documentId: noId }, 'NotFound'],
  ['devices/Mutation.completeDeviceLogin', input({ state: secret, code: '' }), 'Invalid', 'code'],
  ['devices/Mutation.completeDeviceLogin', input({ state: secret, code: 'a b' }), 'Invalid', 'code'],
  ['devices/Mutation.completeDeviceLogin', input({ state: secret, code: 'c'.repeat(1025) }), 'Invalid', 'code'],
  ['devices/Mutation.completeDeviceLogin', input({ state: 's', code: 'c' }), 'Invalid', 'state'],
  ['devices/Query.deviceLogin', { userCode: 'BCDF-GHJ' }, 'Invalid', 'userCode'],
  ['devices/Query.deviceLogin', { userCode: 'BCDF-GHJA' }, 'Invalid', 'userCode'],
  ['devices/Mutation.registerDevice', { deviceCode: secret }, 'Forbidden'],
  ['documents/Query.document', { id: noId }, 'NotFound'],
  ['documents/Query.documents', { limit: 101 }, 'Invalid', 'limit'],
  ['documents/Query.documents', { limit: 0 }, 'Invalid', 'limit'],
  ['uploads/Query.upload', { id: noId }, 'NotFound'],
  ['versions/Query.versions', { documentId: noId }, 'NotFound'],
  ['uploads/Mutation.abortUpload', { id: noId }, 'NotFound'],
  ['documents/Mutation.deleteDocument', { id: noId }, 'NotFound'],
  ['documents/Mutation.trashDocument', { id: noId }, 'NotFound'],
  ['documents/Mutation.restoreDocument', { id: noId }, 'NotFound'],
  ['versions/Mutation.restoreVersion', input({ documentId: noId, version: 1, baseVersion: 1 }), 'NotFound'],
  ['versions/Mutation.restoreVersion', input({ documentId, version: 1, baseVersion: 0 }), 'Invalid', 'baseVersion'],
  ['versions/Mutation.createDownload', input({ documentId: noId }), 'NotFound'],
  ['uploads/Mutation.presignUploadParts', input({ uploadId: noId }), 'NotFound'],
  ['uploads/Mutation.completeUpload', input({ uploadId: noId }), 'NotFound'],
  ['uploads/Mutation.completeUpload', input({ uploadId: 'u1', baseVersion: 0 }), 'Invalid', 'baseVersion'],
  ['uploads/Mutation.completeUpload', input({ uploadId: 'u1', sha256: 'x' }), 'Invalid', 'sha256'],
  ['documents/Mutation.updateDocument', input({ id: noId, name: 'a' }), 'NotFound'],
  ['documents/Mutation.updateDocument', input({ id: documentId, isReadOnly: false }), 'Invalid', 'isReadOnly'],
  ['uploads/Mutation.createUpload', input({ ...bytes, documentId: noId, baseVersion: 1 }), 'NotFound'],
  ['uploads/Mutation.createUpload', input({ ...bytes, name: 'a', baseVersion: 1 }), 'Invalid', 'documentId'],
  ['uploads/Mutation.createUpload', input({ ...bytes, documentId }), 'Invalid', 'baseVersion'],
  [
    'uploads/Mutation.createUpload',
    input({ ...bytes, documentId, baseVersion: 1, isReadOnly: true }),
    'Invalid',
    'isReadOnly',
  ],
  ['uploads/Mutation.createUpload', input(bytes), 'Invalid', 'name'],
  [
    'uploads/Mutation.createUpload',
    input({ ...bytes, name: 'a', size: 16_777_216, sha256: null }),
    'Invalid',
    'sha256',
  ],
  ['sharing/Query.shares', { documentId: noId }, 'NotFound'],
  ['sharing/Mutation.leaveDocument', { id: noId }, 'NotFound'],
  ['sharing/Mutation.revokeShare', { documentId: noId, shareId: 's' }, 'NotFound'],
  ['sharing/Mutation.shareDocument', input({ documentId: noId, email, role: 'EDITOR' }), 'NotFound'],
  ['sharing/Mutation.shareDocument', input({ documentId, email, role: 'OWNER' }), 'Invalid', 'role'],
  ['sharing/Mutation.updateShare', input({ documentId: noId, shareId: 's' }), 'NotFound'],
  [
    'sharing/Mutation.updateShare',
    input({ documentId, shareId: 's', isForever: true, expiresAt: later }),
    'Invalid',
    'isForever',
  ],
  ['sharing/Mutation.updateShare', input({ documentId, shareId: 's', isForever: false }), 'Invalid', 'isForever'],
  ['links/Query.links', { documentId: noId }, 'NotFound'],
  ['links/Mutation.createLink', input({ documentId: noId }), 'NotFound'],
  ['links/Mutation.createLink', input({ documentId, password: '1234567' }), 'Invalid', 'password'],
  ['links/Mutation.createLink', input({ documentId, password: 'x'.repeat(129) }), 'Invalid', 'password'],
  ['links/Mutation.createLink', input({ documentId, downloadLimit: 0 }), 'Invalid', 'downloadLimit'],
  ['links/Mutation.createLink', input({ documentId, downloadLimit: 1_000_001 }), 'Invalid', 'downloadLimit'],
  ['links/Mutation.revokeLink', { documentId: noId, id: 'l1' }, 'NotFound'],
  ['links/Mutation.updateLink', input({ documentId: noId, id: 'l1' }), 'NotFound'],
  [
    'links/Mutation.updateLink',
    input({ documentId, id: 'l1', isWithoutPassword: true, password: 'open sesame' }),
    'Invalid',
    'password',
  ],
  [
    'links/Mutation.updateLink',
    input({ documentId, id: 'l1', isForever: true, expiresAt: later }),
    'Invalid',
    'expiresAt',
  ],
  [
    'links/Mutation.updateLink',
    input({ documentId, id: 'l1', isUnlimited: true, downloadLimit: 1 }),
    'Invalid',
    'downloadLimit',
  ],
  ['links/Mutation.openLink', input({ token: 't' }), 'NotFound'],
  ['links/Mutation.openLink', input({ token: `${'t'.repeat(21)}#` }), 'NotFound'],
])('%s of %o is refused at once as %s', (name, args, type, field) => {
  const outcome = ask(name, args);
  expect(outcomeOf(outcome)).toBe(type);
  const { errorInfo } = (outcome as { error: { errorInfo: { field?: string } | null } }).error;
  expect(errorInfo?.field).toBe(field);
});

test.each([
  ['links/Mutation.createLink', input({ documentId, password: '12345678', downloadLimit: 1 })],
  ['links/Mutation.createLink', input({ documentId, password: 'x'.repeat(128), downloadLimit: 1_000_000 })],
  ['devices/Mutation.completeDeviceLogin', input({ state: secret, code: 'c'.repeat(1024) })],
])('%s of %o is just within its limits', (name, args) => {
  expect(outcomeOf(ask(name, args))).toBe('returned');
});

test('a desktop registers by its device code, under a name or without', () => {
  const desktop = (args: Args) =>
    ask('devices/Mutation.registerDevice', { deviceCode: secret, ...args }, { client_id: 'desktop' });
  expect(desktop({ name: ' Desk ' }).stash).toEqual({ deviceCode: secret, deviceName: 'Desk' });
  expect(desktop({}).stash).toEqual({ deviceCode: secret, deviceName: null });
});

test.each([
  ['a browser', {}, null, 1],
  ['a desktop', { client_id: 'desktop' }, { id: 'session' }, 2],
])(
  'what %s listens to ends with its session, and a desktop’s with all others of its person',
  (_who, claims, device, ends) => {
    const granted = { callerId: 'alice', device };
    const response = (args: Args) =>
      step('changes/Subscription.onChange').response(context({ args, claims, stash: { granted } }));
    const [heard, ended] = response({ documentId }).effects as { kind: string; filter: { filterGroup: object[] } }[];
    expect(JSON.stringify(heard)).toContain('alice');
    expect(JSON.stringify(heard)).toContain('d1');
    expect(JSON.stringify(response({}).effects[0])).not.toContain('documentId');
    expect(ended?.kind).toBe('invalidationFilter');
    expect(ended?.filter.filterGroup).toHaveLength(ends);
    expect(JSON.stringify(ended?.filter.filterGroup[0])).toContain('"sessionId"');
  },
);

test.each<[string, object, object]>([
  ['accounts/Mutation.signOut', {}, { sessionId: 'session' }],
  ['devices/Mutation.revokeDevice', { deviceId: 'v1' }, { sessionId: 'v1' }],
  [
    'devices/Mutation.revokeOtherDevices',
    { granted: { callerId: 'alice', device: null }, devices: [] },
    { userId: 'alice', exceptDeviceId: '' },
  ],
  [
    'devices/Mutation.revokeOtherDevices',
    { granted: { callerId: 'alice', device: { id: 'v1' } }, devices: [] },
    { userId: 'alice', exceptDeviceId: 'v1' },
  ],
])('%s with %o ends what listens there, and nothing else', (name, stash, payload) => {
  const { effects } = step(name).response(context({ stash: stash as Record<string, unknown> }));
  expect(effects).toEqual([{ kind: 'invalidate', subscriptionField: 'onChange', payload }]);
});
