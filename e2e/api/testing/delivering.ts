import { expect, vi } from 'vitest';
import { startFunctions } from '../../../local/lambda/functions';
import { resourcesOf } from '../../../local/template/template';
import type { Bed } from './bed';
import type { Row } from './rows';

/** Shares a document with people who have no account, by writing the rows that sharing would. */
export async function crowd(bed: Bed, documentId: string, userIds: string[]): Promise<void> {
  const grant = (userId: string) => ({ userId, role: 'VIEWER', email: userId });
  await Promise.all(userIds.map((userId) => bed.rows.set(`DOC#${documentId}`, `GRANT#${userId}`, grant(userId))));
}

/** Waits until a change is delivered to everybody it concerns. */
export async function delivered(bed: Bed, pk: string, revision: number): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await bed.rows.list(pk, `CHANGE#0000000${revision}`);
    expect(rows).toMatchObject([{ isDelivered: true }]);
  }, 20_000);
}

/** This many ids, sorted. */
export const idsOf = (kind: string, count: number) =>
  Array.from({ length: count }, (_value, index) => `${kind}-${String(index).padStart(3, '0')}`);

/** The changes of the document that this person was told of. */
export const heardBy = async (bed: Bed, userId: string, documentId: string) =>
  (await bed.rows.list(`FEED#${userId}`, 'CHANGE#')).filter((row) => row.documentId === documentId);

/** Writes a document's first change as its transaction leaves it, before anybody is told. */
export async function newChange(bed: Bed, documentId: string): Promise<Row> {
  const row = (await bed.rows.get(`DOC#${documentId}`, 'CHANGE#00000001')) ?? {};
  const written = Object.entries(row).filter(([name]) => !['pk', 'sk', 'deliveredTo', 'isDelivered'].includes(name));
  return Object.fromEntries(written);
}

export type Follower = { deliver: (pk: string, revision: number) => Promise<void>; close: () => Promise<void> };

/** The stream's function, called with records by hand; it may use another endpoint of the database. */
export function openFollower({ cloud }: Bed, signedDynamodb = cloud.endpoints.signedDynamodb): Follower {
  const functions = startFunctions({ ...cloud, endpoints: { ...cloud.endpoints, signedDynamodb } });
  const all = resourcesOf(cloud.template, 'AWS::Lambda::Function');
  const name = all.find(({ logicalId }) => logicalId.startsWith('Changes'))?.properties.FunctionName as string;
  return {
    async deliver(pk, revision) {
      const Keys = { pk: { S: pk }, sk: { S: `CHANGE#0000000${revision}` } };
      await functions.invoke(name, { Records: [{ dynamodb: { Keys } }] });
    },
    close: () => functions.close(),
  };
}
