export const usage = (changed: object = {}) => ({
  __typename: 'Account',
  id: 'ada',
  usage: {
    __typename: 'Usage',
    bytesUsed: 2_000,
    bytesReserved: 0,
    bytesQuota: 10_000_000,
    documentCount: 2,
    ...changed,
  },
});

/** The answers to the queries of a signed-in page's frame. */
export const frame = {
  Me: { me: { __typename: 'Account', id: 'ada', email: 'ada@example.com', name: 'Ada' } },
  Uploads: { uploads: [] },
  Changes: { changes: { __typename: 'ChangePage', items: [], cursor: 'c1', hasMore: false } },
  Usage: { me: usage() },
};

const person = (name: string) => ({ __typename: 'Person', id: name.toLowerCase(), name });

export const document = (changed: object = {}) => ({
  __typename: 'Document',
  id: 'd1',
  name: 'plan.odt',
  mimeType: 'application/vnd.oasis.opendocument.text',
  size: 1_234,
  version: 3,
  revision: 5,
  isReadOnly: false,
  role: 'OWNER',
  owner: { ...person('Olga'), email: 'olga@example.com' },
  updatedAt: '2026-05-01T12:00:00.000Z',
  updatedBy: person('Bob'),
  trashedAt: null,
  sha256: 'ab'.repeat(32),
  isSha256Verified: true,
  createdAt: '2026-04-01T08:30:00.000Z',
  ...changed,
});

export const version = (number: number, changed: object = {}) => ({
  __typename: 'Version',
  version: number,
  size: 1_000 + number,
  createdAt: `2026-04-0${number}T08:30:00.000Z`,
  createdBy: person('Bob'),
  restoredFrom: null,
  ...changed,
});

export const share = (changed: object = {}) => ({
  __typename: 'Share',
  id: 's1',
  email: 'carol@example.com',
  role: 'EDITOR',
  expiresAt: null,
  createdAt: '2026-04-01T08:30:00.000Z',
  createdBy: person('Olga'),
  ...changed,
});

export const link = (changed: object = {}) => ({
  __typename: 'ShareLink',
  id: 'l1',
  hasPassword: false,
  isPreviewOnly: false,
  expiresAt: null,
  downloadLimit: null,
  downloadCount: 0,
  wrongPasswords: 0,
  lastWrongAt: null,
  createdAt: '2026-04-01T08:30:00.000Z',
  createdBy: person('Olga'),
  ...changed,
});

export const linked = (changed: object = {}) => ({
  __typename: 'LinkedDocument',
  name: 'plan.odt',
  mimeType: 'text/plain',
  size: 1_234,
  version: 3,
  sha256: 'ab'.repeat(32),
  isSha256Verified: true,
  updatedAt: '2026-05-01T12:00:00.000Z',
  ownerName: 'Olga',
  hasPassword: false,
  isPreviewOnly: false,
  isPreviewable: true,
  expiresAt: null,
  downloadsLeft: null,
  preview: null,
  ...changed,
});

export const device = (changed: object = {}) => ({
  __typename: 'Device',
  id: 'v1',
  name: 'Desk',
  clientName: 'Writer',
  clientVersion: '7.1',
  platform: 'Linux',
  createdAt: '2026-04-01T08:30:00.000Z',
  lastSeenAt: '2026-05-01T12:00:00.000Z',
  address: '192.0.2.7',
  ...changed,
});

export const login = (changed: object = {}) => ({
  __typename: 'DeviceLogin',
  userCode: 'BCDF-GHJK',
  clientName: 'Writer',
  clientVersion: '7.1',
  platform: 'Linux',
  requestedAt: '2026-05-01T12:00:00.000Z',
  address: '192.0.2.7',
  state: 'PENDING',
  ...changed,
});

export const listOf = (items: object[], nextToken: string | null = null) => ({ __typename: 'Page', items, nextToken });
