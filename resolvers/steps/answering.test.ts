import { expect, test } from 'vitest';
import type { LinkItem } from '../links/linkItems';
import {
  accountItem,
  context,
  deviceItem,
  deviceLoginItem,
  documentItem,
  now,
  outcomeOf,
  shareItem,
  step,
  uploadItem,
} from '../testing/step';

type Stash = Record<string, unknown>;

const later = '2099-01-01T00:00:00.000Z';
const request = { method: 'GET', url: 'https://bucket.example/bytes', headers: [] };
const bob = { id: 'bob', name: 'Bob' };
const alice = { id: 'alice', name: 'Alice' };
const granted = { callerId: 'alice', role: 'OWNER', account: accountItem(), device: null };

const change = {
  pk: 'DOC#d1',
  sk: 'CHANGE#5',
  documentId: 'd1',
  revision: 5,
  kind: 'SHARED',
  version: 3,
  name: 'a.txt',
  actorId: 'bob',
  actorName: 'Bob',
  at: now,
  recipientId: 'carol',
  expiresAt: later,
  formerRole: 'EDITOR',
};
const version = {
  pk: 'DOC#d1',
  sk: 'VERSION#3',
  documentId: 'd1',
  version: 3,
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  isSha256Verified: true,
  objectKey: 'o1',
  createdAt: now,
  createdById: 'bob',
  createdByName: 'Bob',
  uploadId: 'u1',
};
const linkItem = (changes: Partial<LinkItem> = {}): LinkItem => ({
  pk: 'DOC#d1',
  sk: 'LINK#l1',
  id: 'l1',
  documentId: 'd1',
  downloadCount: 2,
  isPreviewOnly: false,
  createdAt: now,
  createdById: 'alice',
  createdByName: 'Alice',
  wrongPasswords: 0,
  gsi1pk: 'LINK#hash',
  gsi1sk: now,
  ...changes,
});

const shownVersion = {
  documentId: 'd1',
  version: 3,
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  isSha256Verified: true,
  createdAt: now,
  createdBy: bob,
  restoredFrom: null,
};
const shownChange = {
  id: 'd1-5',
  documentId: 'd1',
  revision: 5,
  kind: 'SHARED',
  version: 3,
  name: 'a.txt',
  actorId: 'bob',
  actorName: 'Bob',
  at: now,
  recipientId: null,
  expiresAt: null,
  audience: null,
};
const shownDocument = {
  id: 'd1',
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  isSha256Verified: true,
  version: 3,
  revision: 5,
  isReadOnly: false,
  role: 'OWNER',
  createdAt: now,
  updatedAt: now,
  updatedBy: bob,
  owner: { ...alice, email: 'alice@example.com' },
  trashedAt: null,
};
const shownLink = {
  id: 'l1',
  documentId: 'd1',
  url: null,
  hasPassword: false,
  isPreviewOnly: false,
  expiresAt: null,
  downloadLimit: null,
  downloadCount: 2,
  wrongPasswords: 0,
  lastWrongAt: null,
  createdAt: now,
  createdBy: alice,
};
const shownUpload = {
  id: 'u1',
  documentId: 'd1',
  baseVersion: 3,
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 2,
  createdAt: now,
  state: 'OPEN',
  expiresAt: later,
  put: null,
  parts: null,
  uploadedParts: null,
};
const shownDevice = {
  id: 'session',
  name: 'Desk',
  clientName: 'Writer',
  clientVersion: '7.1',
  platform: 'Linux',
  createdAt: now,
  lastSeenAt: now,
  address: null,
  isCurrent: false,
};
const shownLogin = {
  userCode: 'BCDF-GHJK',
  clientName: 'Writer',
  clientVersion: '7.1',
  platform: 'Linux',
  requestedAt: now,
  address: null,
  state: 'PENDING',
  expiresAt: later,
};

const page = (items: object[], nextToken?: string) => ({ items, ...(nextToken ? { nextToken } : {}) });

test.each<[string, Stash, unknown, unknown]>([
  // the field, what the steps before it have found, the last step's answer, and the field's answer
  [
    'accounts/Query.me',
    { granted: { ...granted, account: accountItem({ bytesQuota: 100, bytesAvailable: 50, bytesReserved: 10 }) } },
    null,
    {
      id: 'alice',
      email: 'alice@example.com',
      name: 'Alice',
      createdAt: now,
      usage: { bytesUsed: 40, bytesReserved: 10, bytesQuota: 100, documentCount: 1 },
    },
  ],
  ['accounts/Mutation.signOut', {}, null, 'session'],
  ['changes/Query.activity', {}, page([change], 't'), { items: [shownChange], nextToken: 't' }],
  ['changes/Query.activity', {}, page([]), { items: [], nextToken: null }],
  ['changes/Query.changes', {}, { items: [], cursor: 'c', hasMore: false }, { items: [], cursor: 'c', hasMore: false }],
  ['documents/Query.document', { granted: { ...granted, document: documentItem() } }, null, shownDocument],
  [
    'documents/Query.document',
    { granted: { ...granted, role: 'VIEWER', document: documentItem({ trashedAt: now }) } },
    null,
    { ...shownDocument, role: 'VIEWER', trashedAt: now },
  ],
  ['documents/Query.documents', {}, { items: [] }, { items: [] }],
  ['versions/Query.versions', {}, page([version], 't'), { items: [shownVersion], nextToken: 't' }],
  [
    'versions/Query.versions',
    {},
    page([{ ...version, restoredFrom: 1 }]),
    { items: [{ ...shownVersion, restoredFrom: 1 }], nextToken: null },
  ],
  ['uploads/Query.uploads', {}, page([uploadItem()]), [shownUpload]],
  ['uploads/Query.uploads', {}, page([uploadItem({ isNewDocument: true })]), [{ ...shownUpload, baseVersion: null }]],
  ['uploads/Query.upload', { upload: uploadItem() }, null, shownUpload],
  [
    'uploads/Query.upload',
    { upload: uploadItem({ partSize: 5, partCount: 2 }), uploadedParts: [{ partNumber: 1 }] },
    null,
    { ...shownUpload, parts: { partSize: 5, partCount: 2 }, uploadedParts: [{ partNumber: 1 }] },
  ],
  ['uploads/Mutation.createUpload', { upload: uploadItem(), put: request }, null, { ...shownUpload, put: request }],
  ['uploads/Mutation.createUpload', { upload: uploadItem() }, null, shownUpload],
  ['uploads/Mutation.abortUpload', {}, 'u1', 'u1'],
  ['uploads/Mutation.completeUpload', {}, shownDocument, shownDocument],
  ['documents/Mutation.trashDocument', {}, shownDocument, shownDocument],
  ['documents/Mutation.deleteDocument', {}, 'd1', 'd1'],
  [
    'versions/Mutation.createDownload',
    { granted: { ...granted, document: documentItem() } },
    request,
    { request, version: 3, size: 1, sha256: 'a'.repeat(64), name: 'a.txt', mimeType: 'text/plain' },
  ],
  [
    'versions/Mutation.createDownload',
    { granted: { ...granted, document: documentItem() }, found: { ...version, version: 2, name: 'b.txt' } },
    request,
    { request, version: 2, size: 1, sha256: 'a'.repeat(64), name: 'b.txt', mimeType: 'text/plain' },
  ],
  ['links/Query.links', { links: [linkItem()] }, null, [shownLink]],
  [
    'links/Mutation.createLink',
    { link: linkItem({ passwordHash: 'h', expiresAt: later, downloadLimit: 3 }), mintedToken: { token: 't1' } },
    null,
    { ...shownLink, url: 'https://quire.example/l/t1', hasPassword: true, expiresAt: later, downloadLimit: 3 },
  ],
  [
    'links/Mutation.updateLink',
    { link: linkItem({ wrongPasswords: 2, lastWrongAt: now, isPreviewOnly: true }) },
    null,
    { ...shownLink, wrongPasswords: 2, lastWrongAt: now, isPreviewOnly: true },
  ],
  ['links/Mutation.revokeLink', { linkId: 'l1' }, null, 'l1'],
  ['devices/Query.devices', { devices: [deviceItem()] }, null, [shownDevice]],
  ['devices/Mutation.renameDevice', { device: deviceItem({ name: 'Study' }) }, null, { ...shownDevice, name: 'Study' }],
  ['devices/Mutation.revokeDevice', { deviceId: 'v1' }, null, 'v1'],
  ['devices/Mutation.revokeOtherDevices', { granted, devices: [deviceItem()] }, null, ['session']],
  ['devices/Query.deviceLogin', { deviceLogin: deviceLoginItem() }, null, shownLogin],
  [
    'devices/Mutation.denyDeviceLogin',
    { deviceLogin: deviceLoginItem({ state: 'DENIED' }) },
    null,
    { ...shownLogin, state: 'DENIED' },
  ],
  [
    'devices/Mutation.pollDeviceLogin',
    { poll: { status: 'PENDING', interval: 5 } },
    null,
    { status: 'PENDING', interval: 5 },
  ],
  [
    'devices/Mutation.approveDeviceLogin',
    { deviceLogin: deviceLoginItem(), approvalState: 's' },
    null,
    {
      state: 's',
      codeChallenge: 'c'.repeat(43),
      clientId: 'desktop',
      redirectUri: 'https://quire.example/device/callback',
    },
  ],
  [
    'devices/Mutation.startDeviceLogin',
    { deviceLogin: deviceLoginItem(), mintedCodes: { deviceCode: 'dc' } },
    null,
    {
      deviceCode: 'dc',
      userCode: 'BCDF-GHJK',
      verificationUri: 'https://quire.example/device',
      verificationUriComplete: 'https://quire.example/device?code=BCDF-GHJK',
      expiresIn: 600,
      interval: 5,
    },
  ],
  [
    'sharing/Query.shares',
    {},
    page([shareItem()], 't'),
    {
      items: [
        {
          id: 'Y2Fyb2xAZXhhbXBsZS5jb20',
          documentId: 'd1',
          email: 'carol@example.com',
          role: 'EDITOR',
          expiresAt: null,
          createdAt: now,
          createdBy: alice,
        },
      ],
      nextToken: 't',
    },
  ],
])('%s of %o and %o tells what it is to', (name, stash, result, told) => {
  const outcome = step(name).response(context({ stash, prev: { result } }));
  expect(outcomeOf(outcome)).toBe('returned');
  expect((outcome as { value: unknown }).value).toEqual(told);
});

test('a device knows itself among the others', () => {
  const claims = { client_id: 'desktop', origin_jti: 'session' };
  const stash = { devices: [deviceItem(), deviceItem({ id: 'other' })] };
  const { value } = step('devices/Query.devices').response(context({ claims, stash })) as {
    value: { isCurrent: boolean }[];
  };
  expect(value.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
});

test('who has no account any more is told so', () => {
  const outcome = step('accounts/Query.me').response(context({ stash: { granted: { ...granted, account: null } } }));
  expect(outcomeOf(outcome)).not.toBe('returned');
});

const shown = {
  name: 'a.txt',
  mimeType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  isSha256Verified: true,
  version: 3,
  updatedAt: now,
  ownerName: 'Alice',
  hasPassword: false,
  isPreviewOnly: false,
  isPreviewable: true,
  expiresAt: null,
  downloadsLeft: null,
  download: null,
  preview: null,
};
const bytes = { name: 'a.txt', size: 1, sha256: 'a'.repeat(64), version: 3, request };

test.each<[string, Partial<LinkItem>, string | null, object | null, object]>([
  ['a look', {}, null, null, {}],
  ['a download', {}, 'download', request, { download: { ...bytes, mimeType: 'text/plain' } }],
  ['a download that was not signed', {}, 'download', null, {}],
  ['a preview', {}, 'preview', request, { preview: { ...bytes, mimeType: 'text/plain; charset=utf-8' } }],
  ['one with a password', { passwordHash: 'h', expiresAt: later }, null, null, { hasPassword: true, expiresAt: later }],
  ['one with a limit', { downloadLimit: 3 }, null, null, { downloadsLeft: 1 }],
  ['one that is used up', { downloadLimit: 1 }, null, null, { downloadsLeft: 0 }],
  ['one for preview only', { isPreviewOnly: true }, null, null, { isPreviewOnly: true }],
])('by a link, %s shows this and no more', (_what, changes, wanted, result, told) => {
  const stash = { link: linkItem(changes), linkedDocument: documentItem(), linkVisit: { wanted } };
  const { value } = step('links/Mutation.openLink').response(context({ stash, prev: { result } })) as {
    value: unknown;
  };
  expect(value).toEqual({ ...shown, ...told });
});
